namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Names of levels, and which of them promises more.</summary>
public static class CompatibilityLevels
{
    private static readonly (CompatibilityLevel Level, string Name)[] Names =
    [
        (CompatibilityLevel.None, "none"), (CompatibilityLevel.Backward, "backward"), (CompatibilityLevel.BackwardTransitive, "backward-transitive"),
        (CompatibilityLevel.Forward, "forward"), (CompatibilityLevel.ForwardTransitive, "forward-transitive"), (CompatibilityLevel.Full, "full"),
        (CompatibilityLevel.FullTransitive, "full-transitive"),
    ];

    /// <summary>As files write them, the weakest first.</summary>
    public static IReadOnlyList<string> AllNames { get; } = [.. Names.Select(pair => pair.Name)];

    public static string NameOf(CompatibilityLevel level) => Names[(int)level].Name;

    /// <summary>As files write it, or as registries do: <c>full-transitive</c>, <c>FULL_TRANSITIVE</c>.</summary>
    public static CompatibilityLevel? Parse(string text)
    {
        var name = text.Replace('_', '-').ToLowerInvariant();
        foreach (var pair in Names)
        {
            if (pair.Name == name)
                return pair.Level;
        }

        return null;
    }

    /// <summary><c>FULL_TRANSITIVE</c>: as registries write it.</summary>
    public static string RegistryNameOf(CompatibilityLevel level) => NameOf(level).Replace('-', '_').ToUpperInvariant();

    public static bool IsTransitive(CompatibilityLevel level) => level is CompatibilityLevel.BackwardTransitive or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.FullTransitive;

    /// <summary>New schemas read old records.</summary>
    public static bool IsBackward(CompatibilityLevel level) =>
        level is CompatibilityLevel.Backward or CompatibilityLevel.BackwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;

    /// <summary>Old schemas read new records.</summary>
    public static bool IsForward(CompatibilityLevel level) =>
        level is CompatibilityLevel.Forward or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;

    /// <summary>True where <paramref name="level"/> promises everything that <paramref name="other"/> does.</summary>
    public static bool Covers(CompatibilityLevel level, CompatibilityLevel other) =>
        (IsBackward(level) || !IsBackward(other)) && (IsForward(level) || !IsForward(other)) && (IsTransitive(level) || !IsTransitive(other));

    /// <summary>Whom to upgrade first, as a sentence; null where nobody is promised anything.</summary>
    public static string? UpgradeOrder(CompatibilityLevel level) => (IsBackward(level), IsForward(level)) switch
    {
        (true, true) => "Consumers and producers can be upgraded in any order.",
        (true, false) => "Upgrade consumers first, then producers.",
        (false, true) => "Upgrade producers first, then consumers.",
        _ => null,
    };
}
