using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>One connector: its state and those of its tasks as the worker names them, and the first lines of what went wrong.</summary>
public sealed record ConnectorDocument(string Address, string State, string? Type, string? Worker, IReadOnlyList<string> Tasks, IReadOnlyList<string> Problems)
{
    internal static ConnectorDocument Of(ConnectorLine line) => line.Status is Fact<ConnectorStatus>.Known { Value: var status }
        ? new(line.Address.ToString(), status.State, status.IsSource ? "source" : "sink", status.Worker, [.. status.Tasks.Select(task => task.State)], line.Problems)
        : new(line.Address.ToString(), line.State, null, null, [], line.Problems);
}
