using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Views.Connectors;

/// <summary>Connectors for a terminal: a line each, and what went wrong below it.</summary>
public sealed class TextConnectorsView(Ink ink) : IView<ConnectorReport>
{
    public void Render(ConnectorReport report, TextWriter output)
    {
        if (report.Connectors.Count == 0)
        {
            output.WriteLine($"{Ink.Safe(report.Environment)} has no connectors.");
            return;
        }

        var width = report.Connectors.Max(connector => connector.Address.ToString().Length);
        foreach (var connector in report.Connectors)
        {
            var line = $"{(connector.HasFailed ? "✗" : connector.Status is Fact<ConnectorStatus>.Unknown ? "?" : "✓")} {Ink.Safe(connector.Address.ToString()).PadRight(width)}  {Words(connector)}";
            output.WriteLine(connector.HasFailed ? ink.Red(line) : line);
            foreach (var problem in connector.Problems)
                output.WriteLine($"    {Ink.Safe(problem)}");
        }
    }

    private static string Words(ConnectorLine connector) => connector.Status is Fact<ConnectorStatus>.Known { Value: var status }
        ? $"{Ink.Safe(status.State)}  {(status.IsSource ? "source" : "sink")}, {Count.Of(status.Tasks.Count, "task")}{States(status.Tasks)}"
        : connector.State;

    private static string States(IReadOnlyList<ConnectorTask> tasks) => tasks.Count == 0
        ? ""
        : $" ({string.Join(", ", tasks.GroupBy(task => task.State, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => FormattableString.Invariant($"{group.Count()} {Ink.Safe(group.Key)}")))})";
}
