using Confluent.Kafka;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>A config repository whose environment <c>live</c> is a real cluster, with names under a prefix of its own.</summary>
internal sealed class LiveRepository : IDisposable
{
    private static int _last;

    private readonly TemporaryFolder _folder = new();

    public LiveRepository(ILiveCluster cluster, string extra = "", string client = "")
    {
        Cluster = cluster;
        Prefix = $"t{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}x{Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture)}.";
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("environments/live.yaml", $"production: true\ncluster:\n  id: {cluster.ClusterId}\n  bootstrapServers: {cluster.BootstrapServers}\n{client}owns: [{Prefix}]\n{(extra.Contains("journal:", StringComparison.Ordinal) ? "" : "journal: none\n")}{extra}");
        _folder.Write("CODEOWNERS", "* @acme/kafka-platform\n");
    }

    public ILiveCluster Cluster { get; }

    public string Prefix { get; }

    public string Path => _folder.Path;

    public string Name(string name) => Prefix + name;

    public void Topic(string name, string text) => _folder.Write($"topics/{Name(name)}.yaml", text);

    public void Remove(string name) => File.Delete(System.IO.Path.Combine(_folder.Path, "topics", $"{Name(name)}.yaml"));

    public void Write(string path, string text) => _folder.Write(path, text);

    public string Read(string path) => _folder.Read(path);

    /// <summary>Completes what <c>runbook new</c> wrote, as an author would.</summary>
    public void Complete(string path, string freezeWindow = "10s", DateTimeOffset? expires = null)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(Read(path), @"\[TODO[^\]]*\]", "Agreed with everybody who is concerned.");
        if (expires is { } day)
            text = System.Text.RegularExpressions.Regex.Replace(text, "expires: .*", $"expires: {day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}");
        Write(path, text.Replace("expires:", $"freezeWindow: {freezeWindow}\nexpires:", StringComparison.Ordinal));
    }

    public Task<CommandResult> RunAsync(string line, CancellationToken cancellationToken, params (string Name, string Value)[] variables) =>
        CommandRunner.RunAsync(_folder.Path, line, variables.ToDictionary(variable => variable.Name, variable => variable.Value), cancellationToken);

    /// <summary>Writes keyed records to a topic and waits until they are there.</summary>
    public void Produce(string name, int records)
    {
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = Cluster.BootstrapServers }).Build();
        for (var i = 0; i < records; i++)
            producer.Produce(Name(name), new Message<string, string> { Key = $"k{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", Value = "v" });
        producer.Flush(TimeSpan.FromSeconds(30));
    }

    public void Dispose() => _folder.Dispose();
}
