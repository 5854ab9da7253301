using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Tests.Catalogue;

public sealed class RuleCatalogTests
{
    [Fact]
    public void Every_rule_is_listed()
    {
        var types = typeof(RuleCatalog).Assembly.GetTypes().Where(type => typeof(IRule).IsAssignableFrom(type) && type is { IsAbstract: false, IsInterface: false }).ToList();
        Assert.NotEmpty(types);
        Assert.Equal(types.Select(type => type.Name).Order(), RuleCatalog.All.Select(rule => rule.GetType().Name).Order());
    }

    [Fact]
    public void Codes_are_unique_and_in_order()
    {
        var codes = RuleCatalog.Descriptions.Select(rule => rule.Code).ToList();
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^KC[0-9]{4}$", code));
    }

    [Fact]
    public void Every_rule_says_all_that_a_user_needs() => Assert.All(RuleCatalog.Descriptions, rule =>
    {
        Assert.True(rule.Title.Length > 5 && rule.Why.EndsWith('.') && rule.SafeWay.EndsWith('.'), rule.Code);
        Assert.Equal(rule.DefaultSeverity is Severity.Runbook or Severity.Ack, rule.Evidence is not null);
    });

    [Fact]
    public void A_rule_that_says_that_it_needs_nothing_live_finds_the_same_without()
    {
        var topic = Testing.SomeTopic.Definition("a.b_c", 201, 2, configs: ("min.insync.replicas", "2"));
        var other = Testing.SomeTopic.Definition("a.b.c", 6, 1, configs: [("cleanup.policy", "compact"), ("retention.ms", "1"), ("confluent.tier.enable", "true")]);
        var live = Testing.Repositories.Context([topic, other], [new Core.Kinds.Topics.CreateTopic(topic), new Core.Kinds.Topics.CreateTopic(other)]);
        var offline = Testing.Repositories.Context([topic, other]);
        foreach (var rule in RuleCatalog.All.Where(rule => !rule.NeedsLive))
            Assert.Equal(rule.Check(live).Select(finding => finding.ToString()), rule.Check(offline).Select(finding => finding.ToString()));
        Assert.Contains(RuleCatalog.All, rule => rule is { NeedsLive: false } && rule.Check(offline).Any());
    }

    [Fact]
    public void A_rule_is_under_80_lines()
    {
        var files = Directory.EnumerateFiles(Testing.SolutionRoot.Combine("tool", "KafkaConfig.Core", "Kinds"), "*.cs", SearchOption.AllDirectories).Where(path => path.Contains("Rules", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.True(File.ReadLines(path).Count() < 80, path));
    }

    [Fact]
    public void Every_kind_is_listed() => Assert.Equal(Enum.GetValues<Core.Model.ResourceKind>(), KindCatalog.All.Select(kind => kind.ResourceKind));
}
