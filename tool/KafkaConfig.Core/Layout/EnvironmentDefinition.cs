using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>One file of <c>environments/</c>: a connection and what may be done there.</summary>
public sealed record EnvironmentDefinition
{
    public required string Name { get; init; }

    public required SourceLocation Location { get; init; }

    public required ClusterConnection Cluster { get; init; }

    /// <summary>Runbooks outside production are acknowledgements.</summary>
    public bool Production { get; init; } = true;

    /// <summary>Name prefixes that this repository answers for; empty: any may be declared, and only what left the files is ever pruned.</summary>
    public IReadOnlyList<string> Owns { get; init; } = [];

    public PrunePolicy Prune { get; init; }

    /// <summary>Null where anything may be applied.</summary>
    public Promotion? Promotion { get; init; }

    public Platform Platform { get; init; } = Platform.Default;

    /// <summary>What holds for every resource of a kind in this environment, such as one replica on a small staging cluster. Stronger than the file, weaker than
    /// the file's own block for the environment.</summary>
    public IReadOnlyDictionary<ResourceKind, Layer> Overrides { get; init; } = new Dictionary<ResourceKind, Layer>();

    public JournalPolicy Journal { get; init; }

    /// <summary>Connect clusters, by the names that folders under <c>connectors/</c> have.</summary>
    public IReadOnlyDictionary<string, ServiceConnection> Connect { get; init; } = new Dictionary<string, ServiceConnection>();

    /// <summary>Null where the environment has no schema registry; a sandbox has one in its file.</summary>
    public ServiceConnection? SchemaRegistry { get; init; }

    /// <summary>The REST API for cluster links, without the part that names the cluster; null where the environment has none; a sandbox has links in its file.</summary>
    public ServiceConnection? Links { get; init; }

    public bool OwnsName(string name) => Owns.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
