using KafkaConfig.Core.Planning.Bases;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Planning.Bases;

public sealed class PolicyComparisonTests
{
    private const string Settings = "kafka-config.yaml";
    private const string Environment = "environments/prod.yaml";

    [Theory]
    [InlineData(Settings, "a: 1\n", "# said again\na:   1\n", "")]
    [InlineData(Settings, "protect: [a, b]\nlimits: { deletes: 5 }\n", "limits:\n  deletes: 5\nprotect:\n- a\n- b\n", "")]
    [InlineData(Settings, "defaults: { topic: { partitions: 1 } }\nprofiles: {}\n", "defaults: { topic: { partitions: 2 } }\n", "")]
    [InlineData(Settings, "defaults: {}\n", "defaults: {}\nrules: { KC1014: { severity: warn } }\n", "rules.KC1014.severity")]
    [InlineData(Settings, "protect: [a]\n", "protect: []\n", "protect, protect[0]")]
    [InlineData(Settings, "protect: [a]\n", "", "protect[0]")]
    [InlineData(Settings, "anything.new: 1\n", "anything.new: '1'\n", "anything.new")]
    [InlineData(Environment, "overrides: { topic: { replicationFactor: 1 } }\n", "", "")]
    [InlineData(Environment, "cluster: { id: a, bootstrapServers: b:9092 }\n", "cluster: { id: a, bootstrapServers: evil:9092 }\n", "cluster.bootstrapServers")]
    [InlineData(Environment, "production: true\n", "production: false\n", "production")]
    [InlineData(Environment, "links: { password: '${env:A}' }\n", "links: { password: '${env:B}' }\n", "links.password")]
    [InlineData(Environment, "owns: [a.]\n", "owns: [a., b.]\n", "owns[1]")]
    [InlineData("environments/other.yaml", null, "production: true\n", "production")]
    [InlineData("links/move.yaml", "source: { cluster: a }\n", "source: { cluster: b }\nmirrors: []\n", "")]
    [InlineData("links/move.yaml", null, "source: { clusterId: x, bootstrapServers: evil:9092 }\n", "source.bootstrapServers, source.clusterId")]
    [InlineData("links/move.yaml", "source: { clusterId: x, bootstrapServers: a:9092 }\n", "source: { clusterId: x, bootstrapServers: b:9092 }\n", "source.bootstrapServers")]
    [InlineData(Environment, null, "owns: [a.]\n", "owns[0]")]
    [InlineData(Environment, "owns: [a.]\n", "owns: [", "owns[0]")]
    public void Names_every_key_of_connections_and_policy_that_differs(string path, string? before, string after, string keys)
    {
        var differences = PolicyComparison.Differences(Of(path, before), Of(path, after));
        Assert.Equal(keys, string.Join(", ", differences.SelectMany(difference => difference.Keys)));
    }

    [Fact]
    public void The_place_is_where_the_first_of_them_stands_now() =>
        Assert.Equal(2, Assert.Single(PolicyComparison.Differences(Of(Environment, "owns: [a.]\nproduction: true\n"), Of(Environment, "owns: [a.]\nproduction: false\nprune: owned\n"))).Location.Line);

    private static InMemoryRepository Of(string path, string? text)
    {
        var files = new InMemoryRepository();
        return text is null ? files : files.With(path, text);
    }
}
