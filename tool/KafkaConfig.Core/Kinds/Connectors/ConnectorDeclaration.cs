using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>A connector's file as written, before layers are resolved.</summary>
public sealed record ConnectorDeclaration : IDeclaration
{
    /// <summary>The Connect cluster, by the name that environments give it: the file's folder.</summary>
    public required string Cluster { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required SourceLocation OwnerLocation { get; init; }

    public required SourceLocation Location { get; init; }

    public required Sourced<string> Class { get; init; }

    public required ConnectorLayer Layer { get; init; }

    public IReadOnlyDictionary<string, ConnectorEnvironment> Environments { get; init; } = new Dictionary<string, ConnectorEnvironment>();

    public ResourceAddress Address => ResourceAddress.Connector(Cluster, Name);
}
