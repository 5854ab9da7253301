using KafkaConfig.Core.Findings;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics;

public sealed class TopicParserTests
{
    private const string Sound = "owner: team-orders\npartitions: 6\nreplicationFactor: 3\n";

    public static TheoryData<string, string, int, int, string, string?> Mistakes => new()
    {
        { Sound + "partions: 12\n", "KC0004", 4, 1, "Unknown key 'partions'", "Did you mean 'partitions'?" },
        { "owner: 42\npartitions: 6\nreplicationFactor: 3\n", "KC0005", 1, 8, "Expected text for 'owner', found '42'", "Write it in quotes: owner: \"42\"" },
        { "partitions: 6\nreplicationFactor: 3\n", "KC0006", 1, 1, "lacks the required key 'owner'", null },
        { "owner:\npartitions: 6\nreplicationFactor: 3\n", "KC0005", 1, 7, "found nothing", null },
        { "owner: \"\"\npartitions: 6\nreplicationFactor: 3\n", "KC0005", 1, 8, "'owner' is empty", null },
        { "owner: a\npartitions: 0\nreplicationFactor: 3\n", "KC0005", 2, 13, "a whole number from 1 to 2147483647 for 'partitions', found '0'", null },
        { "owner: a\npartitions: -1\nreplicationFactor: 3\n", "KC0005", 2, 13, "found '-1'", null },
        { "owner: a\npartitions: 2.5\nreplicationFactor: 3\n", "KC0005", 2, 13, "found '2.5'", null },
        { "owner: a\npartitions: 1e3\nreplicationFactor: 3\n", "KC0005", 2, 13, "found '1e3'", null },
        { "owner: a\npartitions: 010\nreplicationFactor: 3\n", "KC0005", 2, 13, "found '010'", null },
        { "owner: a\npartitions: 99999999999\nreplicationFactor: 3\n", "KC0005", 2, 13, "found '99999999999'", null },
        { "owner: a\npartitions: \"6\"\nreplicationFactor: 3\n", "KC0005", 2, 13, "found the text '6'", null },
        { "owner: a\npartitions: 6\nreplicationFactor: 40000\n", "KC0005", 3, 20, "a whole number from 1 to 32767", null },
        { Sound + "ordering: by-keys\n", "KC0005", 4, 11, "'by-keys' is no value of 'ordering'", "Did you mean 'by-key'?" },
        { Sound + "config: { retention.ms: 7 d }\n", "KC0012", 4, 25, "'7 d' for retention.ms is not a whole number of milliseconds", "Did you mean '7d'?" },
        { Sound + "config: { retention.ms: 7days }\n", "KC0012", 4, 25, "'7days' for retention.ms", "Did you mean '7d'?" },
        { Sound + "config: { retention.ms: -2 }\n", "KC0012", 4, 25, "out of range: expected a whole number of milliseconds from -1, or unlimited", "Did you mean 'unlimited'?" },
        { Sound + "config: { retention.sm: 7d }\n", "KC0011", 4, 11, "Kafka knows no topic config 'retention.sm'", "Did you mean 'retention.ms'?" },
        { Sound + "config: { message.format.version: 3.0 }\n", "KC0011", 4, 11, "was removed from Kafka", null },
        { Sound + "config: { cleanup.policy: compacted }\n", "KC0012", 4, 27, "is not made of compact and delete", "Did you mean 'compact'?" },
        { Sound + "config: { cleanup.policy: Delete }\n", "KC0012", 4, 27, "is not made of compact and delete", "Did you mean 'delete'?" },
        { Sound + "config: { cleanup.policy: [delete, delete] }\n", "KC0012", 4, 27, "names an element twice", null },
        { Sound + "config: { compression.type: zstandard }\n", "KC0012", 4, 29, "is none of uncompressed, zstd", null },
        { Sound + "config: { min.insync.replicas: 0 }\n", "KC0012", 4, 32, "out of range", null },
        { Sound + "config: { min.insync.replicas: unlimited }\n", "KC0012", 4, 32, "cannot be unlimited", null },
        { Sound + "config: { min.cleanable.dirty.ratio: 1.1 }\n", "KC0012", 4, 38, "is not a number from 0 to 1", null },
        { Sound + "config: { max.message.bytes: 3GiB }\n", "KC0012", 4, 30, "out of range", null },
        { Sound + "config: { preallocate: yes }\n", "KC0012", 4, 24, "is not true or false", null },
        { Sound + "config: { retention.ms: }\n", "KC0005", 4, 25, "Expected one value, or a list of values for 'retention.ms', found nothing", null },
        { Sound + "config: [a]\n", "KC0005", 4, 9, "found a list", null },
        { Sound + "environments: { prod: gone }\n", "KC0005", 4, 23, "Expected one of absent, or topic settings", null },
        { Sound + "environments: { prd: absent }\n", "KC0010", 4, 17, "There is no environment 'prd'", "Did you mean 'prod'?" },
        { Sound + "profile: evnt\n", "KC0010", 4, 10, "There is no profile 'evnt'", "No profile is declared." },
        { Sound + "name: orders.plced\n", "KC0008", 4, 7, "says that its name is 'orders.plced'", null },
        { Sound + "lifecycle: { deprecated: soon }\n", "KC0005", 4, 26, "'soon' is no date", null },
        { "owner: a\n", "KC0006", 1, 1, "No layer says 'partitions'", null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Reports_each_mistake_at_its_place(string text, string code, int line, int column, string words, string? hint)
    {
        var finding = Repositories.LoadTopic(text)[0];
        Assert.Equal((code, line, column), (finding.Code, finding.Location?.Line, finding.Location?.Column));
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        if (hint is not null)
            Assert.Equal(hint, finding.SafeWay);
        Assert.NotNull(finding.Excerpt);
    }

    [Fact]
    public void Reports_all_mistakes_of_a_file_in_one_run()
    {
        var findings = Repositories.LoadTopic("ownr: a\npartitions: 0\nconfig: { retention.sm: 7d, segment.ms: 7x }\n");
        Assert.Equal(["KC0004", "KC0006", "KC0005", "KC0011", "KC0012"], findings.Select(finding => finding.Code).OrderBy(code => Array.IndexOf(["KC0004", "KC0006", "KC0005", "KC0011", "KC0012"], code)));
    }

    [Theory]
    [InlineData("a b", "holds ' '")]
    [InlineData("ordérs", "holds 'é'")]
    [InlineData("a:b", "holds ':'")]
    public void Refuses_names_that_Kafka_refuses(string name, string words)
    {
        var finding = Assert.Single(Repositories.LoadTopic(Sound, name));
        Assert.Equal("KC0013", finding.Code);
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_249_characters_passes_and_one_of_250_does_not()
    {
        Assert.Empty(Repositories.LoadTopic(Sound, new string('a', 249)));
        Assert.Equal("KC0013", Assert.Single(Repositories.LoadTopic(Sound, new string('a', 250))).Code);
    }

    [Theory]
    [InlineData("compact,delete")]
    [InlineData("compact, delete")]
    [InlineData("'delete,compact'")]
    [InlineData("[compact, delete]")]
    [InlineData("[delete, compact]")]
    public void A_cleanup_policy_is_a_set(string written)
    {
        var content = Repositories.Load(new InMemoryRepository()
            .With("environments/prod.yaml", "cluster: { file: a.json }\n").With("topics/a.yaml", Sound + $"config:\n  cleanup.policy: {written}\n"));
        Assert.Empty(content.Findings);
        Assert.Equal("compact,delete", ((Core.Kinds.Topics.TopicDefinition)content.Definitions["prod"][0]).Config("cleanup.policy"));
    }

    [Fact]
    public void An_unquoted_list_in_a_flow_map_is_a_mistake_that_says_so() =>
        Assert.Contains(Repositories.LoadTopic(Sound + "config: { cleanup.policy: compact, delete }\n"), finding => finding.SafeWay?.StartsWith("Inside braces", StringComparison.Ordinal) == true);

    [Fact]
    public void Every_finding_of_a_file_stops_the_run()
    {
        foreach (var row in Mistakes)
            Assert.All(Repositories.LoadTopic(row.Data.Item1), finding => Assert.True(finding is { Stops: true, Severity: Severity.Refuse }));
    }
}
