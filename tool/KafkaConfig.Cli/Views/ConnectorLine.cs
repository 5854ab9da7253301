using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Views;

/// <summary>How one connector is.</summary>
public sealed record ConnectorLine(string Cluster, string Name, Fact<ConnectorStatus> Status)
{
    public ResourceAddress Address => ResourceAddress.Connector(Cluster, Name);

    /// <summary>The connector itself, or one of its tasks: a task can have failed under a connector that runs.</summary>
    public bool HasFailed => Status is Fact<ConnectorStatus>.Known { Value: var status } && (status.State == "FAILED" || status.Tasks.Any(task => task.State == "FAILED"));

    /// <summary>Its state in one word.</summary>
    public string State => Status is Fact<ConnectorStatus>.Known known ? known.Value.State : "UNKNOWN";

    /// <summary>What went wrong, each with its worker; empty: nothing.</summary>
    public IReadOnlyList<string> Problems => Status switch
    {
        Fact<ConnectorStatus>.Known { Value: var status } =>
        [
            .. status.State == "FAILED" ? [$"FAILED on {status.Worker}: {status.Trace ?? "no reason is given"}"] : Array.Empty<string>(),
            .. status.Tasks.Where(task => task.State == "FAILED").Select(task => FormattableString.Invariant($"task {task.Number} FAILED on {task.Worker}: {task.Trace ?? "no reason is given"}")),
        ],
        Fact<ConnectorStatus>.Unknown unknown => [unknown.Why],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
