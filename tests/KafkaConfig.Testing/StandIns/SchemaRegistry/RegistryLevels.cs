using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>The levels as they are named in requests and answers.</summary>
internal static class RegistryLevels
{
    private static readonly Dictionary<string, CompatibilityLevel> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = CompatibilityLevel.None,
        ["BACKWARD"] = CompatibilityLevel.Backward,
        ["BACKWARD_TRANSITIVE"] = CompatibilityLevel.BackwardTransitive,
        ["FORWARD"] = CompatibilityLevel.Forward,
        ["FORWARD_TRANSITIVE"] = CompatibilityLevel.ForwardTransitive,
        ["FULL"] = CompatibilityLevel.Full,
        ["FULL_TRANSITIVE"] = CompatibilityLevel.FullTransitive,
    };

    public static CompatibilityLevel Parse(string? name) => name is not null && ByName.TryGetValue(name, out var level) ? level : throw RegistryRefusalException.BadLevel();

    public static string Name(CompatibilityLevel level) => ByName.First(pair => pair.Value == level).Key;
}
