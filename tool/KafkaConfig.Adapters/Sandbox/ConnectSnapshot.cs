using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Saves what a plan needs of a live Connect cluster. Literal secrets stay behind: a plan against the snapshot shows them as changed.</summary>
public static class ConnectSnapshot
{
    public static async Task<SandboxConnect> ReadAsync(IConnectCluster cluster, CancellationToken cancellationToken)
    {
        var live = await cluster.ListAsync(cancellationToken);
        var passwords = await PasswordsAsync(cluster, live, cancellationToken);
        var connectors = new SortedDictionary<string, SandboxConnector>(StringComparer.Ordinal);
        foreach (var connector in live)
        {
            var status = connector.Status as Fact<ConnectorStatus>.Known;
            connectors[connector.Name] = new SandboxConnector
            {
                Config = new(connector.Config.Where(pair => pair.Key != "name")
                    .ToDictionary(pair => pair.Key, pair => ConnectorSecrets.Show(pair.Key, pair.Value, passwords[ClassOf(connector)])), StringComparer.Ordinal),
                State = ConnectorDiffer.StateOf(status?.Value.State ?? ""),
                Failed = status?.Value.Tasks.FirstOrDefault(task => task.State == "FAILED")?.Trace,
                Unseen = (connector.Status as Fact<ConnectorStatus>.Unknown)?.Why,
            };
        }

        var installed = (await cluster.ReadPluginsAsync(cancellationToken)).Select(plugin => plugin.Class).Distinct(StringComparer.Ordinal).ToList();
        var typed = passwords.Values.OfType<HashSet<string>>().SelectMany(keys => keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new SandboxConnect { Connectors = connectors, Installed = installed.Count == 0 ? null : installed, Passwords = typed.Count == 0 ? null : typed };
    }

    // By class, the keys that its plugin types as passwords, asked once; null where it could not be asked, so that every value of its own may be one.
    private static async Task<Dictionary<string, HashSet<string>?>> PasswordsAsync(IConnectCluster cluster, IReadOnlyList<LiveConnector> live, CancellationToken cancellationToken)
    {
        // Some keys are typed only where a config has them: all that any connector of the class has are asked about.
        var classes = live.GroupBy(ClassOf, StringComparer.Ordinal).ToList();
        var answers = classes.Count == 0 ? [] : await cluster.ValidateAsync(
            [.. classes.Select(type => new ConnectorConfig(type.First().Name, type.SelectMany(connector => connector.Config).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal)))], cancellationToken);
        return classes.Zip(answers).ToDictionary(
            pair => pair.First.Key,
            pair => pair.Second.Fact is Fact<ConnectorValidation>.Known known ? known.Value.Keys.Where(key => key.Type == "PASSWORD").Select(key => key.Name).ToHashSet(StringComparer.Ordinal) : null,
            StringComparer.Ordinal);
    }

    private static string ClassOf(LiveConnector connector) => connector.Config.GetValueOrDefault("connector.class", "");
}
