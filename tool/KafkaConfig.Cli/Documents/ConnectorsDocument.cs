using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>Connectors as JSON.</summary>
public sealed record ConnectorsDocument(int FormatVersion, string Environment, IReadOnlyList<ConnectorDocument> Connectors)
{
    public static ConnectorsDocument Of(ConnectorReport report) => new(1, report.Environment, [.. report.Connectors.Select(ConnectorDocument.Of)]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.ConnectorsDocument);
}
