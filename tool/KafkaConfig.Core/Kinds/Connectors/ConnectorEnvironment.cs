using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>A connector's block for one environment; without a layer the connector is absent there.</summary>
public sealed record ConnectorEnvironment(SourceLocation Location, ConnectorLayer? Layer);
