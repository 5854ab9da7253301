using KafkaConfig.Core.Findings;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Layout;

public sealed class SettingsParserTests
{
    [Theory]
    [InlineData("naming: { topic: { pattern: '(' } }\n", "KC0005", "no regular expression")]
    [InlineData("naming: { topic: { pattern: '(?=a)b' } }\n", "KC0005", "linear time")]
    [InlineData("naming: { topik: { pattern: a } }\n", "KC0004", "Unknown key 'topik'")]
    [InlineData("rules: { KC1013: { severity: warn } }\n", "KC0005", "stricter, never weaker")]
    [InlineData("rules: { KC101: { severity: warn } }\n", "KC0004", "There is no rule 'KC101'")]
    [InlineData("protect: ['orders.Zz ']\n", "KC0005", "'orders.Zz ' is no name")]
    [InlineData("protect: ['or*ers']\n", "KC0005", "'or*ers' is no name")]
    [InlineData("limits: { deletes: -1 }\n", "KC0005", "found '-1'")]
    [InlineData("owners: { a: { prefix: [x] } }\n", "KC0004", "Unknown key 'prefix'")]
    [InlineData("profiles: { a: { config: { retention.sm: 1 } } }\n", "KC0011", "retention.sm")]
    [InlineData("defaults: { topic: { config: { retention.ms: 7x } } }\n", "KC0012", "'7x'")]
    public void Reports_mistakes(string text, string code, string words)
    {
        var findings = Repositories.Load(new InMemoryRepository().With("kafka-config.yaml", text).With("environments/prod.yaml", "cluster: { file: a.json }\n")).Findings;
        var finding = Assert.Single(findings);
        Assert.Equal(code, finding.Code);
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        Assert.Equal("kafka-config.yaml", finding.Location?.Path);
    }

    [Fact]
    public void An_empty_file_marks_a_root() => Assert.Empty(Repositories.Load(new InMemoryRepository()).Findings);

    [Theory]
    [InlineData("orders.*", "orders.a", true)]
    [InlineData("orders.a", "orders.a", true)]
    [InlineData("orders.a", "orders.ab", false)]
    [InlineData("orders.*", "billing.a", false)]
    public void A_protected_name_is_one_or_the_beginning_of_some(string entry, string name, bool expected) =>
        Assert.Equal(expected, Repositories.Load(new InMemoryRepository().With("kafka-config.yaml", $"protect: ['{entry}']\n")).Settings.Protects(name));

    [Fact]
    public void A_stricter_severity_is_taken()
    {
        var settings = Repositories.Load(new InMemoryRepository().With("kafka-config.yaml", "rules: { KC1014: { severity: refuse, partitions: 20 } }\n")).Settings;
        Assert.Equal((Severity.Refuse, 20), (settings.Rules["KC1014"].Severity, settings.Rules["KC1014"].Partitions));
    }

    [Fact]
    public void Five_deletions_a_run_are_allowed_where_nothing_is_said()
    {
        Assert.Equal(5, Repositories.Load(new InMemoryRepository()).Settings.Limits.Deletes);
        Assert.Equal(0, Repositories.Load(new InMemoryRepository().With("kafka-config.yaml", "limits: { deletes: 0 }\n")).Settings.Limits.Deletes);
    }
}
