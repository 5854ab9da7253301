using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>A cluster that a link copies from. Nothing here writes but <paramref name="Writer"/>.</summary>
/// <param name="Identity">Refuses to go on where it is another cluster than the file says.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="Offsets">Where they end.</param>
/// <param name="Records">Their newest records.</param>
/// <param name="Links">Its halves of links; null where its environment has no API for links.</param>
/// <param name="Writer">Writes them.</param>
public sealed record LinkSource(IClusterIdentity Identity, ITopicCluster Topics, IPartitionOffsets Offsets, IRecordTail Records, ILinkCluster? Links, ILinkClusterWriter? Writer);
