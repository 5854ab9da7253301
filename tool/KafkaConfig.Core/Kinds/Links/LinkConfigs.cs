namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Configs of links that matter to more than one place.</summary>
public static class LinkConfigs
{
    public const string Prefix = "cluster.link.prefix";

    public const string GroupSync = "consumer.offset.sync.enable";

    public const string GroupFilters = "consumer.offset.group.filters";

    public const string AutoCreate = "auto.create.mirror.topics.enable";

    public const string AutoCreateFilters = "auto.create.mirror.topics.filters";

    public const string AccessSync = "acl.sync.enable";

    public const string AccessFilters = "acl.filters";

    /// <summary>By switch, the filter that goes with it: brokers clear it when the switch is turned off.</summary>
    public static IReadOnlyDictionary<string, string> Filters { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [AccessSync] = AccessFilters,
        [AutoCreate] = AutoCreateFilters,
        [GroupSync] = GroupFilters,
    };

    public const string Paused = "cluster.link.paused";

    /// <summary>MirrorMaker 2's.</summary>
    public const string MirrorAccessSync = "sync.topic.acls.enabled";

    /// <summary>MirrorMaker 2's.</summary>
    public const string MirrorConfigSync = "sync.topic.configs.enabled";

    /// <summary>What follows from other parts of a file, and where to write it.</summary>
    public static string? Misplaced(string name) => name switch
    {
        Prefix => "Write it as 'prefix' of the link.",
        GroupFilters => "Write it as 'groups' of the link.",
        AutoCreateFilters => "Write it as 'topics' of the link.",
        "link.mode" or "connection.mode" => "Write it as 'initiator' of the link.",
        "bootstrap.servers" => "The link's 'source' says where it is.",
        _ when IsCredential(name) => "The connection of the source's environment says who asks; a link's file holds no credentials.",
        _ => null,
    };

    /// <summary>What says how to connect: never compared, since it comes from the source's environment, and clusters do not tell it.</summary>
    public static bool IsConnection(string name) =>
        name is "bootstrap.servers" or "link.mode" or "connection.mode" or "security.protocol" or "client.dns.lookup" || IsCredential(name) || name.StartsWith("local.", StringComparison.Ordinal);

    /// <summary>True for configs whose value is a filter as JSON.</summary>
    public static bool IsFilter(string name) => Filters.Values.Contains(name);

    /// <summary>A link takes it at its creation alone.</summary>
    public static bool IsFixed(string name) => name is Prefix;

    private static bool IsCredential(string name) => name.StartsWith("sasl.", StringComparison.Ordinal) || name.StartsWith("ssl.", StringComparison.Ordinal);

    /// <summary>As Kafka reads booleans.</summary>
    public static bool IsOn(string? value) => value?.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) == true;
}
