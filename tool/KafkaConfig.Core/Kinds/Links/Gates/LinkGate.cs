using KafkaConfig.Core.Evidence;

namespace KafkaConfig.Core.Kinds.Links.Gates;

/// <summary>A gate over one mirror's facts.</summary>
public abstract class LinkGate() : FactGate<MirrorFacts>(MirrorFacts.NotRead);
