using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Saves what a plan needs of a live Connect cluster. Literal secrets stay behind: a plan against the snapshot shows them as changed.</summary>
public static class ConnectSnapshot
{
    public static async Task<SandboxConnect> ReadAsync(IConnectCluster cluster, CancellationToken cancellationToken)
    {
        var live = await cluster.ListAsync(cancellationToken);
        var validations = live.Count == 0 ? [] : (await cluster.ValidateAsync([.. live.Select(connector => new ConnectorConfig(connector.Name, connector.Config))], cancellationToken))
            .Select(answer => (answer.Fact as Fact<ConnectorValidation>.Known)?.Value).ToList();
        var connectors = new SortedDictionary<string, SandboxConnector>(StringComparer.Ordinal);
        foreach (var (connector, validation) in live.Zip(validations))
        {
            var status = connector.Status as Fact<ConnectorStatus>.Known;
            connectors[connector.Name] = new SandboxConnector
            {
                Config = new(connector.Config.Where(pair => pair.Key != "name")
                    .ToDictionary(pair => pair.Key, pair => ConnectorSecrets.ShowLive(pair.Key, pair.Value, validation)), StringComparer.Ordinal),
                State = ConnectorDiffer.StateOf(status?.Value.State ?? ""),
                Failed = status?.Value.Tasks.FirstOrDefault(task => task.State == "FAILED")?.Trace,
                Unseen = (connector.Status as Fact<ConnectorStatus>.Unknown)?.Why,
            };
        }

        var installed = (await cluster.ReadPluginsAsync(cancellationToken)).Select(plugin => plugin.Class).Distinct(StringComparer.Ordinal).ToList();
        var typed = validations.OfType<ConnectorValidation>().SelectMany(validation => validation.Keys).Where(key => key.Type == ConnectorKey.Password).Select(key => key.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new SandboxConnect { Connectors = connectors, Installed = installed.Count == 0 ? null : installed, Passwords = typed.Count == 0 ? null : typed };
    }
}
