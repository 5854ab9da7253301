using Confluent.Kafka;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>An environment's connection as settings of a client: the same ones for every client that the tool opens. Knows what variables held, to keep it out of messages.</summary>
internal sealed class KafkaSettings
{
    // Shorter ones are in every sentence.
    private const int ShortestHidden = 3;

    private readonly string _environment;
    private readonly List<string> _revealed = [];
    private readonly List<KeyValuePair<string, string>> _values;

    /// <param name="environment">Its cluster is a real one.</param>
    /// <param name="variable">Looks up variables of the process; throws <see cref="UsageException"/> for a missing one.</param>
    public KafkaSettings(EnvironmentDefinition environment, Func<string, string?> variable)
    {
        var connection = environment.Cluster;
        _environment = environment.Location.Path;
        ExpectedId = connection.Id?.Expand(variable) ?? "";
        ClusterName = $"cluster of {_environment} ({connection.Describe()})";
        _values = [new("bootstrap.servers", connection.BootstrapServers?.Expand(variable, _revealed) ?? ""), new("client.id", "kafka-config")];
        foreach (var (name, value) in connection.Client)
            _values.Add(new(name, value.Expand(variable, _revealed)));
    }

    /// <summary>As messages begin: "The cluster of environments/prod.yaml (kafka:9092)".</summary>
    public string Cluster => $"The {ClusterName}";

    /// <summary>The same within a sentence, without its article.</summary>
    public string ClusterName { get; }

    public string ExpectedId { get; }

    public void Fill(ClientConfig config)
    {
        foreach (var (name, value) in _values)
            config.Set(name, value);
        // A look must never create what it looks at.
        config.AllowAutoCreateTopics = false;
        // How long closing waits for the thread that polls; 100 by default.
        config.CancellationDelayMaxMs = 10;
    }

    /// <summary>Builds a client; what librdkafka does not accept is the user's to correct.</summary>
    public T Build<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw new UsageException($"{_environment}: the Kafka client refuses these settings: {Redact(problem.Message)}");
        }
    }

    public string Redact(string text)
    {
        // A list is quoted host by host; the longest first, so that no part of one is left of another.
        foreach (var value in _revealed.Concat(_revealed.SelectMany(value => value.Split(','))).Select(value => value.Trim()).Where(value => value.Length >= ShortestHidden).OrderByDescending(value => value.Length))
            text = text.Replace(value, "***", StringComparison.Ordinal);
        return text;
    }
}
