using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Kinds.Connectors.Gates;
using KafkaConfig.Core.Kinds.Links.Gates;
using KafkaConfig.Core.Kinds.Schemas.Gates;
using KafkaConfig.Core.Kinds.Topics.Gates;

namespace KafkaConfig.Core;

/// <summary>Every gate, in the order of measuring.</summary>
public static class GateCatalog
{
    public static IReadOnlyList<IGate> All { get; } =
    [
        new FullyInSync(),
        new ProducersFrozen(),
        new NoOpenTransaction(),
        new GroupsListed(),
        new LagZero(),
        new NoMembers(),
        new StillIdle(),
        new DeprecatedLongEnough(),
        new KeysPresent(),
        new NoReferrers(),
        new TopicEmptyOrGone(),
        new ConnectorStopped(),
        new OffsetsKnown(),
        new MirrorDrained(),
        new SourceFenced(),
    ];
}
