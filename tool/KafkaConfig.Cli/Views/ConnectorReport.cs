namespace KafkaConfig.Cli.Views;

/// <summary>How the connectors of an environment are, in ordinal order of addresses.</summary>
public sealed record ConnectorReport(string Environment, IReadOnlyList<ConnectorLine> Connectors)
{
    /// <summary>True where nobody knows how one of them is.</summary>
    public bool IsUnknown => Connectors.Any(connector => connector.Status is Core.Model.Fact<Core.Kinds.Connectors.ConnectorStatus>.Unknown);

    public bool HasFailed => Connectors.Any(connector => connector.HasFailed);
}
