namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>A config of a link, as far as the stand-in judges it.</summary>
/// <param name="Name">As in requests.</param>
/// <param name="Default">What holds where nothing is set.</param>
/// <param name="IsSensitive">Its value is never told.</param>
/// <param name="IsFixed">Set at creation, or never.</param>
/// <param name="Filter">The config that is cleared when this one is switched off.</param>
internal sealed record LinkKey(string Name, string Default = "", bool IsSensitive = false, bool IsFixed = false, string? Filter = null)
{
    private static readonly LinkKey[] All =
    [
        new("acl.filters"), new("acl.sync.enable", "false", Filter: "acl.filters"), new("acl.sync.ms", "5000"),
        new("auto.create.mirror.topics.enable", "false", Filter: "auto.create.mirror.topics.filters"), new("auto.create.mirror.topics.filters"),
        new("bootstrap.servers"), new("cluster.link.paused", "false"), new("cluster.link.prefix", IsFixed: true), new("connection.mode", "OUTBOUND", IsFixed: true),
        new("consumer.group.prefix.enable", "false"), new("consumer.offset.group.filters"),
        new("consumer.offset.sync.enable", "false", Filter: "consumer.offset.group.filters"), new("consumer.offset.sync.ms", "30000"),
        new("link.mode", "DESTINATION", IsFixed: true), new("link.prefix", IsFixed: true),
        new("local.listener.name"), new("local.sasl.jaas.config", IsSensitive: true), new("local.sasl.mechanism"), new("local.security.protocol"),
        new("mirror.start.offset.spec", "earliest"), new("sasl.jaas.config", IsSensitive: true), new("sasl.mechanism", "GSSAPI"), new("security.protocol", "PLAINTEXT"),
        new("ssl.endpoint.identification.algorithm", "https"), new("ssl.key.password", IsSensitive: true),
        new("ssl.keystore.certificate.chain", IsSensitive: true), new("ssl.keystore.key", IsSensitive: true), new("ssl.keystore.type", "JKS"),
        new("ssl.truststore.certificates", IsSensitive: true), new("ssl.truststore.type", "JKS"),
        new("topic.config.sync.include"), new("topic.config.sync.ms", "5000"),
    ];

    public static IReadOnlyList<LinkKey> Known => All;

    public static LinkKey Find(string name) =>
        Array.Find(All, key => key.Name == name) ?? throw new LinkRefusalException(404, 404, $"Cluster link config '{name}' doesn't exist.");

    /// <summary>Throws what the service answers of a value that this config cannot have.</summary>
    public static LinkKey Judge(string name, string value)
    {
        var key = Array.Find(All, key => key.Name == name) ?? throw LinkRefusalException.Bad($"Invalid config: unknown config {name}");
        if (key.Default is "true" or "false" && !bool.TryParse(value, out _))
            throw LinkRefusalException.Bad($"Invalid value {value} for configuration {name}: Expected value to be either true or false");
        if (name.EndsWith(".ms", StringComparison.Ordinal) && !int.TryParse(value, out _))
            throw LinkRefusalException.Bad($"Invalid value {value} for configuration {name}: Not a number of type INT");
        if (name.EndsWith(".filters", StringComparison.Ordinal) && value.Length > 0 && !value.StartsWith('{'))
            throw LinkRefusalException.Bad($"Invalid value {value} for configuration {name}: Unable to parse the filters");
        return key;
    }
}
