using KafkaConfig.Core.Evidence;

namespace KafkaConfig.Core.Kinds.Connectors.Gates;

/// <summary>A gate over one connector's facts.</summary>
public abstract class ConnectorGate() : FactGate<ConnectorFacts>(ConnectorFacts.NotRead);
