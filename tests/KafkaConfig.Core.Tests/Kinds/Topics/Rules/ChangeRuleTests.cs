using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Rules;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics.Rules;

public sealed class ChangeRuleTests
{
    private static readonly ResourceAddress Address = ResourceAddress.Topic("orders.placed");

    [Theory]
    [InlineData(Ordering.ByKey, 0, 0, null)]
    [InlineData(Ordering.ByKey, 0, 1, "KC1001")]
    [InlineData(Ordering.ByKey, 1, 1, "KC1001")]
    [InlineData(Ordering.Total, 0, 1, "KC1001")]
    [InlineData(Ordering.None, 0, 1, null)]
    public void An_increase_is_refused_where_order_was_relied_on(Ordering ordering, long first, long end, string? code)
    {
        var findings = Increase(ordering, SomeTopic.Offsets((0, 0), (first, end)));
        Assert.Equal(code, findings.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(12, 24, "1/2")]
    [InlineData(12, 18, "1/3")]
    [InlineData(12, 13, "1/13")]
    public void The_refusal_says_how_many_keys_stay(int from, int to, string share)
    {
        var finding = Assert.Single(Repositories.Check(new PartitionIncreaseOnOrderedTopic(), WithOffsets(SomeTopic.Increase(from, to), SomeTopic.Offsets((3, 10)))));
        Assert.Contains($"Only {share} of all keys", finding.Why, StringComparison.Ordinal);
        Assert.Contains("7 are there now", finding.Why, StringComparison.Ordinal);
        Assert.Equal(Severity.Runbook, finding.Severity);
    }

    [Fact]
    public void Outside_production_a_runbook_is_an_acknowledgement()
    {
        var context = WithOffsets(SomeTopic.Increase(1, 2), SomeTopic.Offsets((0, 1)), Repositories.Environment("staging", production: false));
        Assert.Equal(Severity.Ack, Assert.Single(Repositories.Check(new PartitionIncreaseOnOrderedTopic(), context)).Severity);
    }

    [Theory]
    [InlineData(3, 3L, false)]
    [InlineData(4, 3L, true)]
    [InlineData(4, null, false)]
    public void More_replicas_than_brokers_are_refused_before_anybody_asks_them(int replicas, long? brokers, bool isRefused)
    {
        var context = Repositories.Context(changes: [new CreateTopic(SomeTopic.Definition(replicationFactor: replicas))]) with
        {
            Live = brokers is { } count ? new Dictionary<string, long> { ["brokers"] = count } : new Dictionary<string, long>(),
        };
        Assert.Equal(isRefused ? "KC1020" : null, Repositories.Check(new MoreReplicasThanBrokers(), context).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_decrease_is_refused() =>
        Assert.Equal(Severity.Refuse, Assert.Single(Repositories.Check(new PartitionDecrease(), Repositories.Context(changes: [new RemovePartitions(Address, 12, SomeTopic.From(6))]))).Severity);

    [Theory]
    [InlineData(1, 3, "[1,3,2]")]
    [InlineData(3, 2, "[1,2]")]
    public void Another_replication_factor_is_refused_with_a_reassignment(int from, int to, string replicas)
    {
        var change = new ChangeReplicationFactor(Address, from, SomeTopic.From(to), SomeTopic.Assignments(2, from), [1, 2, 3]);
        var finding = Assert.Single(Repositories.Check(new ReplicationFactorChange(), Repositories.Context(changes: [change])));
        Assert.Contains($"\"partition\":0,\"replicas\":{replicas}", finding.Attachment, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(finding.Attachment ?? "");
        Assert.Equal(2, json.RootElement.GetProperty("partitions").GetArrayLength());
    }

    [Fact]
    public void More_replicas_than_brokers_get_no_reassignment()
    {
        var change = new ChangeReplicationFactor(Address, 1, SomeTopic.From(4), SomeTopic.Assignments(2, 1), [1, 2, 3]);
        Assert.Null(Assert.Single(Repositories.Check(new ReplicationFactorChange(), Repositories.Context(changes: [change]))).Attachment);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 5, false)]
    [InlineData(4, 5, true)]
    public void A_deletion_is_refused_while_there_are_records(long first, long end, bool refused) =>
        Assert.Equal(refused, Repositories.Check(new DeleteNonEmptyTopic(), WithOffsets(new DeleteTopic(Address, 1), SomeTopic.Offsets((first, end)))).Count > 0);

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public void One_run_deletes_so_many_and_no_more(int deletes, int findings)
    {
        Change[] changes = [.. Enumerable.Range(0, deletes).Select(number => new DeleteTopic(ResourceAddress.Topic($"t{number}"), 1))];
        Assert.Equal(findings, Repositories.Check(new BlastRadius(), Repositories.Context(changes: changes)).Count);
    }

    [Theory]
    [InlineData(2, 12, 0)]
    [InlineData(1, 12, 1)]
    [InlineData(2, 11, 1)]
    public void Changed_topics_and_new_partitions_are_limited_where_settings_say_so(int topics, int partitions, int findings)
    {
        var settings = RepositorySettings.Empty with { Limits = new RunLimits(5, topics, partitions) };
        Change[] changes = [new CreateTopic(SomeTopic.Definition("a", partitions: 6)), SomeTopic.Increase(6, 12, Ordering.None)];
        Assert.Equal(findings, Repositories.Check(new BlastRadius(), Repositories.Context(changes: changes, settings: settings)).Count);
    }

    [Fact]
    public void No_rule_that_asks_for_offsets_is_silent_where_they_are_unknown()
    {
        var unknown = new Fact<IReadOnlyList<PartitionEnds>>.Unknown("nobody answered");
        Change[] changes = [SomeTopic.Increase(1, 2), new DeleteTopic(Address, 1)];
        foreach (var change in changes)
        {
            var known = RuleCatalog.All.Where(rule => Repositories.Check(rule, WithOffsets(change, SomeTopic.Offsets((0, 1)))).Count > 0).ToList();
            Assert.NotEmpty(known);
            Assert.All(known, rule => Assert.Equal(FactsUnavailable.Code, Assert.Single(Repositories.Check(rule, WithOffsets(change, unknown))).Code));
            Assert.All(known, rule => Assert.Equal(FactsUnavailable.Code, Assert.Single(Repositories.Check(rule, Repositories.Context(changes: [change]))).Code));
        }
    }

    private static IReadOnlyList<Finding> Increase(Ordering ordering, Fact<IReadOnlyList<PartitionEnds>> offsets) =>
        Repositories.Check(new PartitionIncreaseOnOrderedTopic(), WithOffsets(SomeTopic.Increase(2, 4, ordering), offsets));

    private static CheckContext WithOffsets(Change change, Fact<IReadOnlyList<PartitionEnds>> offsets, EnvironmentDefinition? environment = null) => Repositories.Context(
        changes: [change], facts: new Dictionary<ResourceAddress, IFacts> { [change.Address] = SomeTopic.Facts(offsets) }, environment: environment);
}
