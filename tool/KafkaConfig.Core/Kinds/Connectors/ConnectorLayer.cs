using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>What one layer says of a connector; null: nothing.</summary>
public sealed record ConnectorLayer(Sourced<ConnectorState>? State, Sourced<int>? Tasks, IReadOnlyList<ConnectorSetting> Config)
{
    public static ConnectorLayer Empty { get; } = new(null, null, []);
}
