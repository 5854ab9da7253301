using KafkaConfig.Core.Evidence;

namespace KafkaConfig.Core.Kinds.Schemas.Gates;

/// <summary>A gate over one subject's facts.</summary>
public abstract class SubjectGate() : FactGate<SubjectFacts>(SubjectFacts.NotRead);
