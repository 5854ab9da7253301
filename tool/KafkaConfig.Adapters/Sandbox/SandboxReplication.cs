using KafkaConfig.Core.Kinds.Links.MirrorMaker;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>What replicators do to a sandbox: a copy is there at once, with all that its source holds at that moment.</summary>
internal static class SandboxReplication
{
    /// <summary>The state with copies of these topics, by the names that they have here; what the source lacks is left out.</summary>
    public static SandboxState Copy(SandboxState state, SandboxState? source, IEnumerable<(string SourceTopic, string Topic)> mirrors)
    {
        var topics = new SortedDictionary<string, SandboxTopic>(state.Topics, StringComparer.Ordinal);
        foreach (var (sourceTopic, topic) in mirrors)
        {
            if (source?.Topics.GetValueOrDefault(sourceTopic) is { } original)
                topics[topic] = original with { Id = null, Growing = 0, Assignments = topics.GetValueOrDefault(topic)?.Assignments ?? [.. original.Assignments.Select(replicas => OnBrokers(replicas, state.Brokers))] };
        }

        return state with { Topics = topics };
    }

    /// <summary>The same for a connector of MirrorMaker 2.</summary>
    public static SandboxState Copy(SandboxState state, SandboxFile file, SandboxConnector connector)
    {
        var topics = MirrorMakerTopics.CopiedBy(connector.Config).Count == 0 ? null : MirrorMakerTopics.Of(connector.Config);
        return topics is null || connector.State != Core.Kinds.Connectors.ConnectorState.Running
            ? state
            : Copy(state, file.Other(connector.Config.GetValueOrDefault("source.cluster.bootstrap.servers"))?.Read(), topics.Active.Select(topic => (topic, topic)));
    }

    private static IReadOnlyList<int> OnBrokers(IReadOnlyList<int> replicas, IReadOnlyList<int> brokers) => [.. replicas.Take(brokers.Count).Select((_, index) => brokers[index])];
}
