using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links.MirrorMaker;

/// <summary>A link that MirrorMaker 2 runs, as the connectors that it needs. Which topics it copies is not theirs to say: mirrors are planned one by one, each with its risk.</summary>
public static class MirrorMakerExpansion
{
    private const string Origin = "mirror-maker-2";

    public static string SourceName(string link) => $"{link}-source";

    public static string CheckpointName(string link) => $"{link}-checkpoint";

    public static string HeartbeatName(string link) => $"{link}-heartbeat";

    /// <summary>The source, the checkpoints where offsets of groups are copied, and the heartbeats.</summary>
    public static IEnumerable<ConnectorDefinition> Connectors(LinkDefinition link, IReadOnlyList<MirrorDefinition> mirrors, List<Finding> findings)
    {
        var common = Common(link, findings);
        yield return Connector(link, SourceName(link.Name), MirrorMakerConfig.SourceClass, common,
        [
            (MirrorMakerConfig.Topics, MirrorMakerConfig.NoTopic), (MirrorMakerConfig.TopicsExcluded, MirrorMakerConfig.Internal),
            (MirrorMakerConfig.Replication, MirrorMakerBrokers.OfDestination), (MirrorMakerConfig.OffsetSyncsReplication, OffsetSyncsSide(link)),
        ]) with
        { Kept = [MirrorMakerConfig.Topics, MirrorMakerConfig.TopicsExcluded] };
        if (link.Groups.Count > 0)
        {
            yield return Connector(link, CheckpointName(link.Name), MirrorMakerConfig.CheckpointClass, common,
            [
                (MirrorMakerConfig.Groups, LinkFilterText.ToPatterns(link.Groups.Where(filter => filter.IsInclude))),
                (MirrorMakerConfig.GroupsExcluded, string.Join(',', new[] { LinkFilterText.ToPatterns(link.Groups.Where(filter => !filter.IsInclude)), MirrorMakerConfig.Internal }.Where(text => text.Length > 0))),
                (MirrorMakerConfig.GroupSync, "true"),
                // Whoever was promoted has consumers of its own, whose positions are theirs.
                (MirrorMakerConfig.Topics, string.Join(',', mirrors.Where(mirror => mirror.IsMirror).Select(mirror => LinkFilterText.Escape(mirror.SourceTopic)).Order(StringComparer.Ordinal).DefaultIfEmpty(MirrorMakerConfig.NoTopic))),
                (MirrorMakerConfig.CheckpointsReplication, MirrorMakerBrokers.OfDestination), (MirrorMakerConfig.OffsetSyncsReplication, OffsetSyncsSide(link)),
            ]);
        }

        yield return Connector(link, HeartbeatName(link.Name), MirrorMakerConfig.HeartbeatClass, common, [(MirrorMakerConfig.HeartbeatsReplication, MirrorMakerBrokers.OfDestination)]);
    }

    private static string OffsetSyncsSide(LinkDefinition link) => link.Value("offset-syncs.topic.location") == "target" ? MirrorMakerBrokers.OfDestination : MirrorMakerBrokers.OfSource;

    private static ConnectorDefinition Connector(LinkDefinition link, string name, string type, IReadOnlyList<ConnectorSetting> common, IReadOnlyList<(string Name, string Value)> own)
    {
        var config = new SortedDictionary<string, ConnectorSetting>(StringComparer.Ordinal);
        foreach (var (key, value) in own)
            config[key] = new ConnectorSetting(key, value, Origin, link.Location);
        // The file is stronger: keys that must not be said there were refused when it was read.
        foreach (var setting in common)
            config[setting.Name] = setting;
        return new ConnectorDefinition
        {
            Cluster = link.Connect,
            Name = name,
            Owner = link.Owner,
            Location = link.Location,
            Class = new Sourced<string>(type, Origin, link.Location),
            State = new Sourced<ConnectorState>(ConnectorState.Running, Origin, link.Location),
            Tasks = type == MirrorMakerConfig.HeartbeatClass ? null : link.Tasks,
            Config = [.. config.Values],
            PartOf = link.Address,
            CopiesFrom = link.Source,
        };
    }

    private static List<ConnectorSetting> Common(LinkDefinition link, List<Finding> findings)
    {
        var settings = new SortedDictionary<string, ConnectorSetting>(StringComparer.Ordinal);
        foreach (var (name, value) in MirrorMakerConfig.Defaults.Concat(MirrorMakerConfig.Fixed).Append(("source.cluster.alias", Alias(link.Source, link.HasSourceEnvironment))).Append(("target.cluster.alias", link.Destination.Name)))
            settings[name] = new ConnectorSetting(name, value, Origin, link.Location);
        foreach (var (side, environment) in new[] { ("source.cluster.", link.Source), ("target.cluster.", link.Destination) })
        {
            foreach (var setting in Connection(link, side, environment, findings))
                settings[setting.Name] = setting;
        }

        foreach (var setting in link.Config)
            settings[setting.Name] = new ConnectorSetting(setting.Name, setting.Value, setting.Origin, setting.Location);
        return [.. settings.Values];
    }

    // It names internal topics, so that it must be one that topics can have.
    internal static string Alias(EnvironmentDefinition source, bool hasEnvironment) => hasEnvironment ? source.Name : source.Cluster.Id?.Template ?? "source";

    private static IEnumerable<ConnectorSetting> Connection(LinkDefinition link, string side, EnvironmentDefinition environment, List<Finding> findings)
    {
        if (environment.Cluster.File is not null)
        {
            yield return new ConnectorSetting(side + "bootstrap.servers", environment.Cluster.File, Origin, link.Location);
            yield break;
        }

        var needed = new List<(string Name, string Why)>();
        if (environment.Cluster.BootstrapServers is { } servers)
        {
            if (servers.Template.Contains("${", StringComparison.Ordinal))
                needed.Add((side + "bootstrap.servers", $"{servers.Location} names a variable, which workers do not see"));
            else
                yield return new ConnectorSetting(side + "bootstrap.servers", servers.Template, $"environment {environment.Name}", servers.Location);
            if (!servers.Template.Contains("${", StringComparison.Ordinal) && link.Config.FirstOrDefault(setting => setting.Name == side + "bootstrap.servers") is { } stated)
                findings.Add(ShapeRules.UnknownKey.Finding($"'{stated.Name}' follows from {servers.Location.Path}.", link.Address, stated.Location, safeWay: "Remove it.") with { Why = null });
        }

        foreach (var (name, value) in environment.Cluster.Client)
        {
            if (name is "security.protocol" or "sasl.mechanism" or "sasl.mechanisms" or "ssl.endpoint.identification.algorithm")
                yield return new ConnectorSetting(side + (name == "sasl.mechanisms" ? "sasl.mechanism" : name), value.Template, $"environment {environment.Name}", value.Location);
        }

        if (environment.Cluster.Client.Any(pair => pair.Key is "sasl.username" or "sasl.password"))
            needed.Add((side + "sasl.jaas.config", $"{environment.Name} wants a login, and workers have credentials of their own"));
        foreach (var (name, why) in needed.Where(item => link.Value(item.Name) is null))
        {
            findings.Add(ShapeRules.MissingKey.Finding($"The config of {link.Name} lacks '{name}': {why}.", link.Address, link.Location, safeWay: $"Add {name} to 'config', a secret as a reference to the workers' config provider: ${{file:/etc/kafka/{link.Name}.properties:login}}.") with
            { Why = null });
        }
    }
}
