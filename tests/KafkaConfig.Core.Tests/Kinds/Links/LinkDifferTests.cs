using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Links;

public sealed class LinkDifferTests
{
    private const string GroupFilters = "consumer.offset.group.filters";
    private const string GroupSync = "consumer.offset.sync.enable";
    private const string Filter = """{"groupFilters":[{"name":"*","patternType":"LITERAL","filterType":"INCLUDE"},{"name":"connect-","patternType":"PREFIXED","filterType":"EXCLUDE"}]}""";

    [Fact]
    public void Filters_are_compared_as_what_they_say()
    {
        const string Other = """
            { "groupFilters": [
              { "filterType": "EXCLUDE", "patternType": "PREFIXED", "name": "connect-" },
              { "name": "*", "patternType": "LITERAL", "filterType": "INCLUDE" } ] }
            """;
        Assert.Empty(Diff([(GroupFilters, Filter)], (GroupFilters, Other)));
        Assert.Single(Diff([(GroupFilters, Filter)], (GroupFilters, Other.Replace("EXCLUDE", "INCLUDE", StringComparison.Ordinal))));
        Assert.Single(Diff([(GroupFilters, Filter)], (GroupFilters, "no JSON")));
    }

    [Fact]
    public void What_differs_and_what_is_missing_is_one_update()
    {
        var update = Assert.IsType<UpdateLink>(Assert.Single(Diff([("a", "1"), ("b", "2"), ("c", "3")], ("a", "1"), ("b", "x"))));
        Assert.Equal([("b", "x", "2"), ("c", null, "3")], update.Configs.Select(config => (config.Field, config.Before, config.After)));
        Assert.False(LinkDiffer.IsApplied(update, new Dictionary<string, string?> { ["a"] = "1", ["b"] = "2" }));
        Assert.True(LinkDiffer.IsApplied(update, new Dictionary<string, string?> { ["b"] = "2", ["c"] = "3" }));
    }

    [Fact]
    public void A_filter_is_sent_before_the_switch_that_it_belongs_to()
    {
        var update = Assert.IsType<UpdateLink>(Assert.Single(Diff([(GroupSync, "true"), (GroupFilters, Filter), ("acl.sync.ms", "1")])));
        Assert.Equal([GroupFilters, "acl.sync.ms", GroupSync], LinkDiffer.Moves(update).Select(move => move.Name));
    }

    [Fact]
    public void What_is_sensitive_and_what_says_how_to_connect_is_not_compared()
    {
        Assert.Empty(Diff([("sasl.jaas.config", "one"), ("secret.thing", "two")], ("sasl.jaas.config", "other"), ("secret.thing", null)));
        Assert.Empty(LinkDiffer.Undeclared(SomeMirror.Of(), new Dictionary<string, string?> { ["bootstrap.servers"] = "x", ["link.mode"] = "DESTINATION", ["local.listener"] = "x" }));
        Assert.Equal("(secret)", Assert.Single(LinkDiffer.Undeclared(SomeMirror.Of(), new Dictionary<string, string?> { ["secret.thing"] = null })).Value);
    }

    [Fact]
    public void A_prefix_is_fixed_and_a_link_that_leads_elsewhere_is_another_one()
    {
        Assert.IsType<UnreachableLinkState>(Assert.Single(Diff([("cluster.link.prefix", "eu.")], ("cluster.link.prefix", "us."))));
        var live = new LiveLink("move", "1", "elsewhere", "ACTIVE", null, new Fact<IReadOnlyDictionary<string, string?>>.Known(new Dictionary<string, string?>()));
        Assert.Equal("elsewhere", Assert.IsType<UnreachableLinkState>(Assert.Single(LinkDiffer.Diff(SomeMirror.Of(), live, new Dictionary<string, string?>(), "standard-id", []))).Before);
        Assert.Empty(LinkDiffer.Diff(SomeMirror.Of(), live with { RemoteClusterId = "standard-id" }, new Dictionary<string, string?>(), "standard-id", []));
    }

    [Fact]
    public void What_left_the_file_goes_back_to_the_default_and_is_applied_once_it_does()
    {
        var live = new LiveLink("move", "1", "", "ACTIVE", null, new Fact<IReadOnlyDictionary<string, string?>>.Known(new Dictionary<string, string?>()));
        var configs = new Dictionary<string, string?> { ["acl.sync.ms"] = "7000" };
        var change = Assert.IsType<UpdateLink>(Assert.Single(LinkDiffer.Diff(SomeMirror.Of(), live, configs, null, ["acl.sync.ms"])));
        Assert.Equal(new LinkConfigMove("acl.sync.ms", null), Assert.Single(LinkDiffer.Moves(change)));
        Assert.False(LinkDiffer.IsApplied(change, configs));
        Assert.True(LinkDiffer.IsApplied(change, new Dictionary<string, string?>()));
        Assert.True(LinkDiffer.IsApplied(change, new Dictionary<string, string?> { ["acl.sync.ms"] = "5000" }));
    }

    private static List<Change> Diff((string Name, string Value)[] declared, params (string Name, string? Value)[] live)
    {
        var configs = live.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        return [.. LinkDiffer.Diff(SomeMirror.Of(Replicator.ClusterLinking, declared), new LiveLink("move", "1", "", "ACTIVE", null, new Fact<IReadOnlyDictionary<string, string?>>.Known(configs)), configs, null, [])];
    }
}
