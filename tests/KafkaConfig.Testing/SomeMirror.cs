using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Testing;

/// <summary>A link from one cluster to another, and mirrors of it.</summary>
public static class SomeMirror
{
    private static readonly SourceLocation Place = new("links/move.yaml", 1, 1);

    public static LinkDefinition Of(Replicator replicator = Replicator.ClusterLinking, params (string Name, string Value)[] config) => new()
    {
        Name = "move",
        Owner = "platform",
        Location = Place,
        Replicator = replicator,
        Initiation = LinkInitiation.Destination,
        Source = Environment("standard"),
        HasSourceEnvironment = true,
        Destination = Environment("dedicated"),
        Connect = replicator == Replicator.MirrorMaker2 ? "main" : "",
        Prefix = "",
        Config = [.. config.OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => new LinkSetting(pair.Name, pair.Value, "file", Place))],
    };

    public static MirrorDefinition Mirror(MirrorState state, Replicator replicator = Replicator.ClusterLinking, string topic = "orders.placed") =>
        new(Of(replicator), topic, new Sourced<MirrorState>(state, "file", Place), Place);

    public static LiveMirror Live(MirrorStatus status, string word = "WORD", string topic = "orders.placed") => new("move", topic, topic, status, word, null, new Dictionary<int, long>());

    private static EnvironmentDefinition Environment(string name) => new()
    {
        Name = name,
        Location = new SourceLocation($"environments/{name}.yaml", 1, 1),
        Cluster = new ClusterConnection { Id = new ExternalText($"{name}-id", Place), BootstrapServers = new ExternalText($"{name}:9092", Place) },
    };
}
