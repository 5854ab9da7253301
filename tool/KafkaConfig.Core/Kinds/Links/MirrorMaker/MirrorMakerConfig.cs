namespace KafkaConfig.Core.Kinds.Links.MirrorMaker;

/// <summary>Keys of MirrorMaker 2's connectors that matter to more than one place.</summary>
internal static class MirrorMakerConfig
{
    public const string SourceClass = "org.apache.kafka.connect.mirror.MirrorSourceConnector";

    public const string CheckpointClass = "org.apache.kafka.connect.mirror.MirrorCheckpointConnector";

    public const string HeartbeatClass = "org.apache.kafka.connect.mirror.MirrorHeartbeatConnector";

    public const string Topics = "topics";

    public const string TopicsExcluded = "topics.exclude";

    public const string SourceAlias = "source.cluster.alias";

    public const string SourceServers = "source.cluster.bootstrap.servers";

    public const string Groups = "groups";

    public const string GroupsExcluded = "groups.exclude";

    public const string GroupSync = "sync.group.offsets.enabled";

    /// <summary>Matches no topic: a new connector copies nothing until its mirrors are told to it.</summary>
    public const string NoTopic = "^$";

    /// <summary>Internal topics, which nobody lists.</summary>
    public const string Internal = "__.*";

    /// <summary>By key, on how many brokers it depends: a copy on more replicas than there are brokers is never made, and nothing says so.</summary>
    public const string Replication = "replication.factor";

    public const string OffsetSyncsReplication = "offset-syncs.topic.replication.factor";

    public const string CheckpointsReplication = "checkpoints.topic.replication.factor";

    public const string HeartbeatsReplication = "heartbeats.topic.replication.factor";

    private const string ByteArrays = "org.apache.kafka.connect.converters.ByteArrayConverter";

    /// <summary>What a faithful copy needs, whatever a file says: names as they are, bytes as they are (headers too), nothing that was aborted.</summary>
    public static IReadOnlyList<(string Name, string Value)> Fixed { get; } =
    [
        ("replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy"),
        ("key.converter", ByteArrays),
        ("value.converter", ByteArrays),
        ("header.converter", ByteArrays),
        ("source.consumer.isolation.level", "read_committed"),
    ];

    /// <summary>What holds unless the file says otherwise: this repository reconciles both sides.</summary>
    public static IReadOnlyList<(string Name, string Value)> Defaults { get; } =
    [
        (LinkConfigs.MirrorConfigSync, "false"),
        (LinkConfigs.MirrorAccessSync, "false"),
    ];

    // They let a copy begin elsewhere, leave records out, or change them; nothing could tell afterwards.
    private static readonly string[] Unfaithful =
    [
        "source.consumer.", "consumer.override.", "producer.override.", "target.producer.", "transforms", "predicates", "topic.filter.class", "group.filter.class", "topics.regex", "errors.tolerance", "forwarding.admin.class",
        "replication.policy.", "offset.flush.", "exclude.internal.topics",
    ];

    /// <summary>What the tool writes itself, and what to write instead.</summary>
    public static string? Misplaced(string name) => name switch
    {
        Topics or TopicsExcluded => "List the topics under 'mirrors'.",
        Groups or GroupsExcluded or GroupSync => "Write it as 'groups' of the link.",
        "tasks.max" => "Write it as 'tasks' of the link.",
        "connector.class" or "name" => "The link makes its connectors itself.",
        SourceAlias or "target.cluster.alias" => "It follows from 'source' and 'destination'.",
        _ when Fixed.Any(pair => pair.Name == name) => "A faithful copy needs the value that the tool sets.",
        _ when Unfaithful.Any(start => name.StartsWith(start, StringComparison.Ordinal)) => "What is copied, and how, is not changed on its way.",
        _ => null,
    };
}
