namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>One comparison of a constraint. Exactly one of <paramref name="Values"/> and <paramref name="OtherField"/> is used.</summary>
public sealed record ConfigPredicate(string Field, string Operator, IReadOnlyList<string> Values, string? OtherField);
