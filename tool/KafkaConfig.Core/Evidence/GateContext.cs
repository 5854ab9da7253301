using KafkaConfig.Core.Checking;

namespace KafkaConfig.Core.Evidence;

/// <summary>What a gate may look at.</summary>
/// <param name="File">The evidence that fits the finding that asks for it.</param>
/// <param name="Facts">Of the resource; null where none were read.</param>
/// <param name="Now">UTC.</param>
public sealed record GateContext(EvidenceFile File, IFacts? Facts, DateTimeOffset Now);
