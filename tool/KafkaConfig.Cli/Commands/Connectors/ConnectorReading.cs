using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Connectors;

/// <summary>Reads how the connectors of an environment are, one request a Connect cluster.</summary>
internal static class ConnectorReading
{
    public static async Task<ConnectorReport> ReadAsync(string environment, IReadOnlyDictionary<string, IConnectCluster> clusters, CancellationToken cancellationToken)
    {
        if (clusters.Count == 0)
            throw new UsageException($"{environment} has no Connect cluster; add connect: {{ NAME: {{ url: … }} }} to environments/{environment}.yaml.");
        var lines = new List<ConnectorLine>();
        foreach (var (name, cluster) in clusters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            lines.AddRange((await cluster.ListAsync(cancellationToken)).Select(connector => new ConnectorLine(name, connector.Name, connector.Status)));
        return new ConnectorReport(environment, lines);
    }
}
