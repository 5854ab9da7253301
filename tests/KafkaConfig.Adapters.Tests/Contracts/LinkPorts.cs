using KafkaConfig.Core.Kinds.Links;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>All ports of one destination cluster.</summary>
public sealed record LinkPorts(ILinkCluster Links, IMirrorCluster Mirrors, ILinkClusterWriter LinkWriter, IMirrorClusterWriter MirrorWriter);
