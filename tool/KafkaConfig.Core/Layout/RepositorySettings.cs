using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>The content of <c>kafka-config.yaml</c>. Everything in it is optional.</summary>
public sealed record RepositorySettings
{
    public static RepositorySettings Empty { get; } = new();

    public IReadOnlyDictionary<ResourceKind, NamingPattern> Naming { get; init; } = new Dictionary<ResourceKind, NamingPattern>();

    public IReadOnlyDictionary<ResourceKind, Layer> Defaults { get; init; } = new Dictionary<ResourceKind, Layer>();

    /// <summary>By name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Layer> Profiles { get; init; } = new SortedDictionary<string, Layer>(StringComparer.Ordinal);

    /// <summary>By name, in ordinal order. Where it is empty, any owner is accepted.</summary>
    public IReadOnlyDictionary<string, OwnerSettings> Owners { get; init; } = new SortedDictionary<string, OwnerSettings>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    /// <summary>Profiles whose topics must have a schema for their values.</summary>
    public IReadOnlyList<string> SchemaRequired { get; init; } = [];

    public RunLimits Limits { get; init; } = RunLimits.Default;

    /// <summary>Names that are never deleted; a star at the end stands for any rest.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    public bool Protects(string name) =>
        Protected.Any(entry => entry.EndsWith('*') ? name.StartsWith(entry[..^1], StringComparison.Ordinal) : entry == name);
}
