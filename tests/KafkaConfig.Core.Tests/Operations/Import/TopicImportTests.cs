using CsCheck;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Operations.Import;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Operations.Import;

public sealed class TopicImportTests
{
    private const string Settings = """
        defaults: { topic: { replicationFactor: 3, config: { min.insync.replicas: 2 } } }
        profiles:
          event: { partitions: 12, config: { cleanup.policy: delete, retention.ms: 7d } }
          state: { partitions: 12, config: { cleanup.policy: compact } }
        owners:
          team-orders: { prefixes: [orders.] }
          team-fills: { prefixes: [orders.fills.] }
        """;

    [Fact]
    public void A_profile_is_recognised_and_only_differences_are_written()
    {
        var text = Import("", SomeTopic.Live("orders.a", 12, 3, ("cleanup.policy", "delete"), ("retention.ms", "1209600000"), ("min.insync.replicas", "2"))).Files.Single();
        Assert.Equal("topics/orders/orders.a.yaml", text.Path);
        Assert.Equal("owner: team-orders\nprofile: event\nconfig:\n  retention.ms: 14d\n", text.Text);
    }

    [Fact]
    public void The_longest_prefix_decides_whose_a_topic_is() =>
        Assert.StartsWith("owner: team-fills\n", Import("", SomeTopic.Live("orders.fills.a")).Files.Single().Text, StringComparison.Ordinal);

    [Fact]
    public void A_topic_without_an_owner_is_reported_and_not_written() => Assert.Equal(["billing.a"], Import("", SomeTopic.Live("billing.a")).OwnerUnknown);

    [Theory]
    [InlineData("true")]
    [InlineData("42")]
    [InlineData("no")]
    [InlineData("team: a")]
    public void An_owner_that_looks_like_something_else_is_quoted(string owner)
    {
        var content = Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: a.json }\n"));
        var file = new TopicImport(content.Settings, content.Environments.Single(), owner).Import([SomeTopic.Live("orders.a")], []).Files.Single();
        var again = Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: a.json }\n").With(file.Path, file.Text));
        Assert.Empty(again.Findings);
        Assert.Equal(owner, again.Definitions["prod"].Single().Owner);
    }

    [Fact]
    public void What_the_environment_overrides_is_written_into_its_block()
    {
        var text = Import("overrides: { topic: { replicationFactor: 1 } }\n", SomeTopic.Live("orders.a", 12, 3)).Files.Single().Text;
        Assert.Contains("environments:\n  prod:\n    replicationFactor: 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Planning_what_was_imported_gives_no_change() =>
        Gen.Select(
            Gen.Int[1, 30], Gen.Int[1, 3], OneOf("compact", "delete", "compact,delete", "delete,compact", "none"), Gen.Long[-1, 10_000_000_000], Gen.Bool,
            OneOf("", "overrides: { topic: { replicationFactor: 1, partitions: 12, config: { min.insync.replicas: 1, retention.ms: 1d } } }\n"), OneOf("*", "0:1,1:2", ""))
        .Sample((partitions, replicas, policy, retention, hasMinimum, overrides, throttled) =>
        {
            List<(string, string?)> configs = [("retention.ms", retention.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("leader.replication.throttled.replicas", throttled)];
            if (policy != "none")
                configs.Add(("cleanup.policy", policy));
            if (hasMinimum)
                configs.Add(("min.insync.replicas", "2"));
            var live = SomeTopic.Live("orders.a", partitions, replicas, [.. configs]);
            var file = Import(overrides, live).Files.Single();
            var content = Repositories.Load(Repository(overrides).With(file.Path, file.Text));
            return content.Findings.Count == 0 && !TopicDiffer.Diff((TopicDefinition)content.Definitions["prod"].Single(), live, [1, 2, 3]).Any();
        });

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static ImportResult Import(string environment, params LiveTopic[] topics)
    {
        var content = Repositories.Load(Repository(environment));
        Assert.Empty(content.Findings);
        return new TopicImport(content.Settings, content.Environments.Single(), null).Import(topics, content.Declarations);
    }

    private static InMemoryRepository Repository(string environment) =>
        new InMemoryRepository().With("kafka-config.yaml", Settings).With("environments/prod.yaml", "cluster: { file: a.json }\n" + environment);
}
