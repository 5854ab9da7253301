using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Whether a connector does what it was told, tasks included: a task can have failed under a connector that runs.</summary>
public static class ConnectorHealth
{
    /// <summary>What has failed and stays so until somebody restarts it; null: nothing.</summary>
    public static string? Failure(LiveConnector connector) =>
        connector.Status is Fact<ConnectorStatus>.Known { Value: var status } && (status.State == "FAILED" || (status.State == "RUNNING" && status.Tasks.Any(task => task.State == "FAILED"))) ? Problem(connector) : null;

    /// <summary>By address, what keeps each of these from being healthy; one request a Connect cluster.</summary>
    public static async Task<IReadOnlyDictionary<ResourceAddress, string>> ProblemsAsync(
        IReadOnlyDictionary<string, IConnectCluster> clusters, IReadOnlyCollection<ResourceAddress> addresses, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<ResourceAddress, string>();
        foreach (var group in addresses.GroupBy(ConnectorReader.ClusterOf, StringComparer.Ordinal))
        {
            var live = (await clusters[group.Key].ListAsync(cancellationToken)).ToDictionary(connector => connector.Name, StringComparer.Ordinal);
            foreach (var address in group)
            {
                if (Problem(live.GetValueOrDefault(ConnectorReader.NameOf(address))) is { } problem)
                    problems[address] = problem;
            }
        }

        return problems;
    }

    /// <summary>Null where it is healthy; else a sentence with the worker's name and the first line of what went wrong.</summary>
    public static string? Problem(LiveConnector? connector)
    {
        if (connector is null)
            return "it is not there";
        if (connector.Status is not Fact<ConnectorStatus>.Known { Value: var status })
            return $"its status is not known: {((Fact<ConnectorStatus>.Unknown)connector.Status).Why}";
        switch (status.State)
        {
            case "PAUSED":
                return null;
            case "STOPPED":
                return status.Tasks.Count == 0 ? null : "its tasks have not ended yet";
            case "RUNNING":
                if (status.Tasks.FirstOrDefault(task => task.State == "FAILED") is { } failed)
                    return FormattableString.Invariant($"task {failed.Number} FAILED on {failed.Worker}: {failed.Trace ?? "no reason is given"}");
                return status.Tasks.FirstOrDefault(task => task.State != "RUNNING") is { } other ? FormattableString.Invariant($"task {other.Number} is {other.State} on {other.Worker}")
                    : status.Tasks.Count == 0 ? "it has no task yet" : null;
            default:
                return $"it is {status.State} on {status.Worker}{(status.Trace is { } trace ? $": {trace}" : "")}";
        }
    }
}
