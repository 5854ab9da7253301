using Confluent.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

public sealed class SecureClusterTests(LiveKafka kafka)
{
    private const string Client = "  client: { security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, sasl.username: \"${env:NAME}\", sasl.password: \"${env:PASSWORD}\" }\n";
    private const string Topic = "owner: a\npartitions: 1\nreplicationFactor: 1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wrong_credentials_give_5_at_once_and_show_no_secret()
    {
        using var repository = await RepositoryAsync();
        var result = await RunAsync(repository, "plan --env live --timeout 60", "alice", "hunter2");
        Assert.Equal(5, result.ExitCode);
        Assert.Contains("rejects the credentials: Invalid username or password", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_variable_is_named_with_its_line()
    {
        using var repository = await RepositoryAsync();
        var result = await repository.RunAsync("plan --env live", Token, ("NAME", "alice"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The environment variable PASSWORD is not set; environments/live.yaml:5:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_the_principal_may_not_see_is_unread_and_never_missing()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("seen", Topic);
        repository.Topic("hidden", Topic);
        Assert.Equal(0, (await RunAsync(repository, "apply --env live --yes", "admin", "admin-secret")).ExitCode);
        await AllowAsync(repository, "alice", "seen", "Describe", "DescribeConfigs");
        var result = await RunAsync(repository, "plan --env live", "alice", "alice-secret");
        Assert.Equal(5, result.ExitCode);
        Assert.Contains($"topic/{repository.Name("hidden")} could not be read: the identity may not describe it.", result.Output, StringComparison.Ordinal);
        Assert.Contains("0 to create, 0 to update, 0 to delete, 1 unchanged", result.Output, StringComparison.Ordinal);
        Assert.Equal(5, (await RunAsync(repository, "apply --env live --yes", "alice", "alice-secret")).ExitCode);
    }

    [Fact]
    public async Task A_topic_whose_configs_may_not_be_read_is_unread()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("half", Topic);
        Assert.Equal(0, (await RunAsync(repository, "apply --env live --yes", "admin", "admin-secret")).ExitCode);
        await AllowAsync(repository, "bob", "half", "Describe");
        var result = await RunAsync(repository, "plan --env live", "bob", "bob-secret");
        Assert.Equal(5, result.ExitCode);
        Assert.Contains("the identity may not describe its configs", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principal_that_may_only_look_can_plan_and_is_refused_by_the_brokers_when_it_applies()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("seen", Topic);
        Assert.Equal(0, (await RunAsync(repository, "apply --env live --yes", "admin", "admin-secret")).ExitCode);
        await AllowAsync(repository, "alice", "seen", "Describe", "DescribeConfigs");
        repository.Topic("seen", Topic + "config: { retention.ms: 1d }\n");
        Assert.Equal(2, (await RunAsync(repository, "plan --env live --detailed-exit-code", "alice", "alice-secret")).ExitCode);
        var result = await RunAsync(repository, "apply --env live --yes", "alice", "alice-secret");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The identity may not alter its configs.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("alice-secret", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_describe_groups_and_the_cluster_can_judge_an_increase_and_who_may_not_cannot()
    {
        using var repository = await RepositoryAsync();
        repository.Topic("used", Topic);
        Assert.Equal(0, (await RunAsync(repository, "apply --env live --yes", "admin", "admin-secret")).ExitCode);
        await ProduceAndCommitAsync(repository, "used");
        repository.Topic("used", Topic.Replace("partitions: 1", "partitions: 2", StringComparison.Ordinal));

        await AllowAsync(repository, "bob", "used", "Describe", "DescribeConfigs");
        var blind = await RunAsync(repository, "plan --env live", "bob", "bob-secret");
        Assert.Equal(5, blind.ExitCode);
        Assert.Contains("the identity lacks Describe on the cluster", blind.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("None of", blind.Output, StringComparison.Ordinal);

        await AllowAsync(repository, "alice", "used", "Describe", "DescribeConfigs");
        await repository.Cluster.RunScriptAsync("kafka-acls.sh", "--add", "--allow-principal", "User:alice", "--cluster", "--operation", "Describe");
        var half = await RunAsync(repository, "plan --env live", "alice", "alice-secret");
        Assert.True(half.ExitCode == 5 && half.Output.Length > 0, half.Everything);
        Assert.Contains($"group {repository.Prefix}billing cannot be looked into: the identity may not describe it", half.Output, StringComparison.Ordinal);

        await repository.Cluster.RunScriptAsync("kafka-acls.sh", "--add", "--allow-principal", "User:alice", "--group", "*", "--operation", "Describe");
        var plan = await RunAsync(repository, "plan --env live", "alice", "alice-secret");
        Assert.True(plan.ExitCode == 3, plan.Everything);
        Assert.Contains("KC1001", plan.Output, StringComparison.Ordinal);
        Assert.Matches("1 of [0-9]+ groups use it", plan.Output);
        Assert.DoesNotContain("KC9001", plan.Output, StringComparison.Ordinal);
    }

    private static async Task ProduceAndCommitAsync(LiveRepository repository, string topic)
    {
        var client = new ClientConfig
        {
            BootstrapServers = repository.Cluster.BootstrapServers,
            SecurityProtocol = SecurityProtocol.SaslPlaintext,
            SaslMechanism = SaslMechanism.Plain,
            SaslUsername = "admin",
            SaslPassword = "admin-secret",
        };
        using var producer = new ProducerBuilder<string, string>(client).SetLogHandler((_, _) => { }).Build();
        await producer.ProduceAsync(repository.Name(topic), new Message<string, string> { Key = "k", Value = "v" }, Token);
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig(client) { GroupId = $"{repository.Prefix}billing" }).SetLogHandler((_, _) => { }).Build();
        consumer.Commit([new TopicPartitionOffset(repository.Name(topic), 0, 1)]);
    }

    private async Task<LiveRepository> RepositoryAsync() => new(await kafka.SecureAsync(), client: Client);

    private static Task<CommandResult> RunAsync(LiveRepository repository, string line, string name, string password) =>
        repository.RunAsync(line, Token, ("NAME", name), ("PASSWORD", password));

    private static Task<string> AllowAsync(LiveRepository repository, string user, string topic, params string[] operations) => repository.Cluster.RunScriptAsync(
        "kafka-acls.sh", ["--add", "--allow-principal", $"User:{user}", "--topic", repository.Name(topic), .. operations.SelectMany(operation => new[] { "--operation", operation })]);
}
