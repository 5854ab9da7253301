using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>Connectors from files to a real worker, moving real records.</summary>
public sealed class ConnectorsEndToEndTests(LiveKafka kafka, LiveConnect connect) : IDisposable
{
    private const string Converters = "  key.converter: org.apache.kafka.connect.storage.StringConverter\n  value.converter: org.apache.kafka.connect.storage.StringConverter\n";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Records_go_from_a_file_through_a_declared_topic_into_another_and_nothing_unchanged_is_written()
    {
        using var repository = await RepositoryAsync();
        var (source, sink) = (Path.Combine(_folder.Path, "in.txt"), Path.Combine(_folder.Path, "out.txt"));
        await File.WriteAllTextAsync(source, "one\ntwo\n", Token);
        repository.Topic("lines", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        Source(repository, source);
        Sink(repository, sink);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        await HoldsAsync(sink, "one\ntwo\n");
        await File.AppendAllTextAsync(source, "three\n", Token);
        await HoldsAsync(sink, "one\ntwo\nthree\n");

        var before = await ConfigWritesAsync(repository, "sink");
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Equal(before, await ConfigWritesAsync(repository, "sink"));

        // One key of one connector: the other one is left alone.
        var other = Path.Combine(_folder.Path, "other.txt");
        Sink(repository, other);
        var sourceBefore = await ConfigWritesAsync(repository, "source");
        var plan = Expect(2, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.Contains($"file  {sink} [connector] -> {other}", plan.Output, StringComparison.Ordinal);
        Assert.Contains("0 to create, 1 to update", plan.Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.NotEqual(before, await ConfigWritesAsync(repository, "sink"));
        Assert.Equal(sourceBefore, await ConfigWritesAsync(repository, "source"));
        await File.AppendAllTextAsync(source, "four\n", Token);
        await HoldsAsync(other, "four\n");
    }

    [Fact]
    public async Task A_state_is_edited_like_everything_else()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("lines", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        foreach (var state in new[] { "running", "paused", "stopped", "running" })
        {
            Sink(repository, Path.Combine(_folder.Path, "out.txt"), $"state: {state}\n");
            Expect(0, await repository.RunAsync("apply --env live --yes", Token));
            Assert.Matches($@"connector/main/{repository.Name("sink")} +{state.ToUpperInvariant()} ", (await repository.RunAsync("connectors status --env live", Token)).Output);
            Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        }
    }

    [Fact]
    public async Task A_task_that_fails_is_no_success_and_its_reason_is_told()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("lines", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        Sink(repository, Path.Combine(_folder.Path, "missing", "out.txt"));
        var failed = Expect(6, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("task 0 FAILED on", failed.Output, StringComparison.Ordinal);
        Assert.Contains("Couldn't find or create file", failed.Output, StringComparison.Ordinal);
        Assert.Equal(6, (await repository.RunAsync("connectors status --env live", Token)).ExitCode);
        Assert.Contains("is as declared, but task 0 FAILED", (await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        Assert.Contains($"failed     connector/main/{repository.Name("sink")}  task 0 FAILED", Expect(6, await repository.RunAsync($"connectors restart connector/main/{repository.Name("sink")} --env live", Token)).Output, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "missing"));
        // Other tests' connectors on the same worker may fail again.
        Assert.Contains($"restarted  connector/main/{repository.Name("sink")}", (await repository.RunAsync("connectors restart --failed --env live", Token)).Output, StringComparison.Ordinal);
        Assert.Contains($"restarted  connector/main/{repository.Name("sink")}", Expect(0, await repository.RunAsync($"connectors restart connector/main/{repository.Name("sink")} --env live", Token)).Output, StringComparison.Ordinal);
        await Eventually.IsTrueAsync(async () => (await repository.RunAsync("connectors status --env live", Token)).Output.Contains($"✓ connector/main/{repository.Name("sink")}", StringComparison.Ordinal), Token);
    }

    [Fact]
    public async Task What_the_plugin_refuses_stands_at_the_keys_line_and_nothing_is_written()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("lines", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        Source(repository, Path.Combine(_folder.Path, "in.txt"), "  batch.size: many\n");
        repository.Write($"connectors/main/{repository.Name("typo")}.yaml", $"owner: a\nclass: org.apache.kafka.connect.file.FileStreamSnkConnector\nconfig:\n  topics: {repository.Name("lines")}\n");
        var plan = Expect(3, await repository.RunAsync("plan --env live", Token));
        Assert.Contains($"connectors/main/{repository.Name("source")}.yaml:9:3", plan.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'org.apache.kafka.connect.file.FileStreamSinkConnector'?", plan.Output, StringComparison.Ordinal);
        Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        Assert.DoesNotContain(repository.Name("source"), (await repository.RunAsync("connectors status --env live", Token)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_is_refused_then_done_by_evidence_with_its_offsets_in_the_journal()
    {
        using var repository = await RepositoryAsync("prune: owned\n");
        var sink = Path.Combine(_folder.Path, "out.txt");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "in.txt"), "one\n", Token);
        repository.Topic("lines", "owner: a\npartitions: 1\nreplicationFactor: 1\n");
        Source(repository, Path.Combine(_folder.Path, "in.txt"));
        Sink(repository, sink);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        await HoldsAsync(sink, "one\n");
        Source(repository, Path.Combine(_folder.Path, "in.txt"), state: "state: stopped\n");
        Sink(repository, sink, "state: stopped\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));

        File.Delete(Path.Combine(repository.Path, "connectors", "main", $"{repository.Name("sink")}.yaml"));
        Assert.Contains("KC4001", Expect(3, await repository.RunAsync("apply --env live --yes", Token)).Output, StringComparison.Ordinal);
        var address = $"connector/main/{repository.Name("sink")}";
        Expect(0, await repository.RunAsync($"runbook new KC4001 {address} --env live --out runbooks/gone.md", Token));
        // Nobody declares it any more, so that its author says whose it was.
        repository.Write("runbooks/gone.md", repository.Read("runbooks/gone.md").Replace("---\nrule", "---\nowner: a\nrule", StringComparison.Ordinal));
        repository.Complete("runbooks/gone.md");
        // Runs of the tests' clock have one number, so that a journal holds one of them alone.
        repository.Write("environments/live.yaml", repository.Read("environments/live.yaml").Replace("journal: none", "journal: transactional", StringComparison.Ordinal));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        var history = Expect(0, await repository.RunAsync("history --env live", Token)).Output;
        Assert.Contains("\"kafka_offset\":1", history, StringComparison.Ordinal);
        Assert.Contains($"done  delete {address}", history, StringComparison.Ordinal);
        Assert.DoesNotContain(address, (await repository.RunAsync("connectors status --env live", Token)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MirrorMaker_2_is_an_ordinary_connector()
    {
        using var repository = await RepositoryAsync();
        var source = await kafka.SingleAsync();
        await source.RunScriptAsync("kafka-topics.sh", "--create", "--topic", repository.Name("mirrored"), "--partitions", "1", "--replication-factor", "1");
        repository.Write($"connectors/main/{repository.Name("mirror")}.yaml", $$"""
            owner: platform
            class: org.apache.kafka.connect.mirror.MirrorSourceConnector
            tasks: 1
            config:
              source.cluster.alias: single
              target.cluster.alias: live
              source.cluster.bootstrap.servers: {{source.BootstrapServers}}
              target.cluster.bootstrap.servers: {{repository.Cluster.BootstrapServers}}
              topics: {{repository.Name("mirrored")}}
              replication.factor: 1
              offset-syncs.topic.replication.factor: 1
              offset-syncs.topic.location: target
            """);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Matches($@"✓ connector/main/{repository.Name("mirror")} +RUNNING  source, 1 task", (await repository.RunAsync("connectors status --env live", Token)).Output);
        await Eventually.IsTrueAsync(async () => (await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--list")).Contains($"single.{repository.Name("mirrored")}", StringComparison.Ordinal), Token);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Fact]
    public async Task A_worker_of_another_Kafka_cluster_is_never_written_to()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync(), $"connect: {{ main: {{ url: \"{await connect.UrlAsync(kafka)}\" }} }}\n");
        Sink(repository, Path.Combine(_folder.Path, "out.txt"));
        Assert.Contains("works for the Kafka cluster", Expect(1, await repository.RunAsync("plan --env live", Token)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_is_down_is_unavailable()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync(), "connect: { main: { url: \"http://127.0.0.1:1\" } }\n");
        Sink(repository, Path.Combine(_folder.Path, "out.txt"));
        var plan = Expect(5, await repository.RunAsync("plan --env live", Token));
        Assert.Contains("http://127.0.0.1:1", plan.Output + plan.Error, StringComparison.Ordinal);
    }

    private static void Source(LiveRepository repository, string file, string more = "", string state = "") => repository.Write(
        $"connectors/main/{repository.Name("source")}.yaml", $"owner: a\nclass: org.apache.kafka.connect.file.FileStreamSourceConnector\ntasks: 1\n{state}config:\n  topic: {repository.Name("lines")}\n  file: {file}\n{Converters}{more}");

    private static void Sink(LiveRepository repository, string file, string state = "") => repository.Write(
        $"connectors/main/{repository.Name("sink")}.yaml", $"owner: a\nclass: org.apache.kafka.connect.file.FileStreamSinkConnector\ntasks: 1\n{state}config:\n  topics: {repository.Name("lines")}\n  file: {file}\n{Converters}");

    private static Task HoldsAsync(string path, string text) => Eventually.IsTrueAsync(async () => File.Exists(path) && await File.ReadAllTextAsync(path, Token) == text, Token);

    private async Task<LiveRepository> RepositoryAsync(string extra = "") => new(await kafka.RestlessAsync(), $"connect: {{ main: {{ url: \"{await connect.UrlAsync(kafka)}\" }} }}\n{extra}");

    // Every write of a config ends up in the worker's config topic; others write there, too, for names of their own.
    private static async Task<int> ConfigWritesAsync(LiveRepository repository, string connector)
    {
        var records = await repository.Cluster.RunScriptAsync(
            "kafka-console-consumer.sh", "--topic", ConnectProcess.ConfigTopic, "--from-beginning", "--timeout-ms", "3000", "--formatter-property", "print.key=true");
        return records.Split('\n').Count(line => line.Contains($"-{repository.Name(connector)}\t", StringComparison.Ordinal));
    }
}
