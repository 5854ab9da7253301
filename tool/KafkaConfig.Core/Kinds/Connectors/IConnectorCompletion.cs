using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Completes definitions with what only live clusters tell. Only reads.</summary>
public interface IConnectorCompletion
{
    /// <summary>Each in the order given; unknown, with the reason, where a cluster does not tell what one needs.</summary>
    Task<IReadOnlyList<Fact<ConnectorDefinition>>> CompleteAsync(IReadOnlyList<ConnectorDefinition> definitions, ClusterDescription cluster, CancellationToken cancellationToken);
}
