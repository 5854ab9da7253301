using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Core;

/// <summary>Every kind that this version manages, in the order in which they are applied.</summary>
public static class KindCatalog
{
    public static IReadOnlyList<IKind> All { get; } = [new TopicKind(), new SubjectKind(), new LinkKind(), new ConnectorKind()];
}
