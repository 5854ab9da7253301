using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Layout;

/// <summary>What a repository changes about one rule: a stricter severity, a number of its own.</summary>
public sealed record RuleSetting(Severity? Severity, int? Partitions);
