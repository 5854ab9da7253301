using System.Globalization;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.MirrorMaker;

/// <summary>Replication factors that nobody has declared: three, or as many as that side has brokers. With MirrorMaker 2's own defaults nothing is copied on a single broker, while
/// everything says RUNNING.</summary>
/// <param name="sources">The clusters that links copy from; null for a snapshot, which knows none of them: there, what is live stays.</param>
public sealed class MirrorMakerBrokers(ILinkSources? sources) : IConnectorCompletion
{
    /// <summary>Stands in a definition until the brokers are known.</summary>
    public const string OfSource = "min(3, brokers of the source)";

    /// <summary>Stands in a definition until the brokers are known.</summary>
    public const string OfDestination = "min(3, brokers of the destination)";

    public async Task<IReadOnlyList<Fact<ConnectorDefinition>>> CompleteAsync(
        IReadOnlyList<ConnectorDefinition> definitions, ClusterDescription cluster, CancellationToken cancellationToken)
    {
        var completed = new List<Fact<ConnectorDefinition>>();
        foreach (var definition in definitions)
        {
            if (sources is null)
            {
                completed.Add(new Fact<ConnectorDefinition>.Known(definition with
                {
                    Kept = [.. definition.Kept, .. definition.Config.Where(setting => setting.Value == OfSource).Select(setting => setting.Name)],
                    Config = [.. definition.Config.Select(setting => Complete(setting, null, cluster))],
                }));
                continue;
            }

            try
            {
                var source = definition.CopiesFrom is { } other && definition.Config.Any(setting => setting.Value == OfSource) ? await sources.Of(other).Identity.DescribeAsync(cancellationToken) : null;
                completed.Add(new Fact<ConnectorDefinition>.Known(definition with { Config = [.. definition.Config.Select(setting => Complete(setting, source, cluster))] }));
            }
            catch (UnavailableException problem)
            {
                completed.Add(new Fact<ConnectorDefinition>.Unknown($"how many brokers {definition.CopiesFrom?.Name} has is not known. {problem.Message}"));
            }
        }

        return completed;
    }

    private static ConnectorSetting Complete(ConnectorSetting setting, ClusterDescription? source, ClusterDescription destination) => setting.Value switch
    {
        OfSource when source is not null => setting with { Value = Factor(source) },
        OfDestination => setting with { Value = Factor(destination) },
        _ => setting,
    };

    private static string Factor(ClusterDescription cluster) => Math.Min(3, cluster.Brokers.Count).ToString(CultureInfo.InvariantCulture);
}
