using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>The topic is declared, and absent.</summary>
public sealed record CreateTopic(TopicDefinition Definition)
    : Change(Definition.Address, Reason.NotOnCluster, Impact.Additive, Definition.Location)
{
    public override string Action => "create";

    public override IReadOnlyList<FieldChange> Fields =>
    [
        Field("partitions", Definition.Partitions),
        Field("replicationFactor", Definition.ReplicationFactor),
        .. Definition.Configs.Where(config => config.Value is not null).Select(config =>
            new FieldChange(config.Name, null, config.Value, TopicConfigCatalogue.Instance.UnitOf(config.Name)) { AfterOrigin = config.Origin, Source = config.Location }),
    ];

    private static FieldChange Field(string name, Sourced<int> value) =>
        new(name, null, value.Value.ToString(CultureInfo.InvariantCulture)) { AfterOrigin = value.Origin, Source = value.Location };
}

/// <summary>Topic-level configs are set or reset; its impact is the worst of its configs'. What is live decides what a change means.</summary>
public sealed record AlterTopicConfigs(ResourceAddress Address, IReadOnlyList<TopicConfigChange> Configs, LiveConfigs Live)
    : Change(Address, Reason.DiffersFromCluster, Configs.Max(config => config.Risk?.Impact ?? Impact.Additive), Configs[0].Wanted.Location)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => [.. Configs.Select(config => config.Field)];

    /// <summary>The same change, with other knowledge of its configs.</summary>
    public AlterTopicConfigs With(IReadOnlyList<TopicConfigChange> configs) => new(Address, configs, Live);

    public TopicConfigChange? Of(string config) => Configs.FirstOrDefault(change => change.Name == config);

    /// <summary>What is in force now; null where that is unknown.</summary>
    public string? ValueBefore(string config) => Live.Effective(config)?.Value is { } value ? TopicConfigValue.Normalize(TopicConfigCatalogue.Instance.Find(config), value) : null;

    /// <summary>What will be in force; null where that is unknown.</summary>
    public string? ValueAfter(string config) => Of(config) is { } change ? change.After ?? change.Fallback?.Value : ValueBefore(config);
}

/// <summary>The partition count goes up, in place.</summary>
public sealed record AddPartitions(ResourceAddress Address, int From, Sourced<int> To, Ordering Ordering, bool IsCompacted)
    : Change(Address, Reason.DiffersFromCluster, Impact.Disruptive, To.Location)
{
    /// <summary>Why the order holds though the files give it up; null: they say so.</summary>
    public string? OrderingKept { get; init; }

    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => [CountChange.Of("partitions", From, To)];

    /// <summary>What evidence must be bound to.</summary>
    public FieldMove Move => new("partitions", From.ToString(CultureInfo.InvariantCulture), To.Value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The declared partition count is below the live one: Kafka has no such operation.</summary>
public sealed record RemovePartitions(ResourceAddress Address, int From, Sourced<int> To)
    : Change(Address, Reason.DiffersFromCluster, Impact.Impossible, To.Location)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => [CountChange.Of("partitions", From, To)];
}

/// <summary>The declared replication factor differs: only a reassignment changes it, and the client has none.</summary>
public sealed record ChangeReplicationFactor(ResourceAddress Address, int From, Sourced<int> To, IReadOnlyList<IReadOnlyList<int>> Assignments, IReadOnlyList<int> Brokers)
    : Change(Address, Reason.DiffersFromCluster, Impact.Impossible, To.Location)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => [CountChange.Of("replicationFactor", From, To)];
}

/// <summary>The topic is this repository's to delete, and declared nowhere any more.</summary>
public sealed record DeleteTopic(ResourceAddress Address, int Partitions)
    : Change(Address, Reason.NotDeclared, Impact.Destructive, null)
{
    /// <summary>What is set on the topic itself; empty where that was not read.</summary>
    public IReadOnlyDictionary<string, string?> Configs { get; init; } = new Dictionary<string, string?>();

    public override string Action => "delete";

    public override IReadOnlyList<FieldChange> Fields => [new FieldChange("partitions", Partitions.ToString(CultureInfo.InvariantCulture), null) { BeforeOrigin = "topic" }];
}

internal static class CountChange
{
    public static FieldChange Of(string field, int from, Sourced<int> to) =>
        new(field, from.ToString(CultureInfo.InvariantCulture), to.Value.ToString(CultureInfo.InvariantCulture))
        {
            BeforeOrigin = "topic",
            AfterOrigin = to.Origin,
            Source = to.Location,
        };
}
