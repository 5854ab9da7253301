using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>What a gate may look at.</summary>
/// <param name="Finding">The finding that asks for it.</param>
/// <param name="File">The evidence that fits it.</param>
/// <param name="Change">The change; null where the finding is about none alone.</param>
/// <param name="Facts">Of the resource; null where none were read.</param>
/// <param name="Now">UTC.</param>
public sealed record GateContext(Finding Finding, EvidenceFile File, Change? Change, IFacts? Facts, DateTimeOffset Now);
