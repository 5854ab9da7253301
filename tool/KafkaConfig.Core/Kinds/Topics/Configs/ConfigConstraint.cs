namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>A rule over several configs of one topic: where all of <paramref name="When"/> hold, all of <paramref name="Assert"/> must.</summary>
public sealed record ConfigConstraint(
    string Id, bool IsError, bool OnDeclaredOnly, IReadOnlyList<string> Fields, IReadOnlyList<ConfigPredicate> When, IReadOnlyList<ConfigPredicate> Assert,
    string Rule, string Reason, string? Since, string? Until)
{
    /// <summary>One by its id.</summary>
    public bool Equals(ConfigConstraint? other) => Id == other?.Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
