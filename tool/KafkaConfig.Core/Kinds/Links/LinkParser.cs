using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Reads one link's file. Its fields also write the editors' JSON Schema.</summary>
public static class LinkParser
{
    public const string Folder = "links";

    /// <summary>The key of where a link copies from.</summary>
    public const string SourceKey = "source";

    private static readonly string[] Replicators = ["cluster-linking", "mirror-maker-2"];
    private static readonly string[] Initiators = ["destination", "source", "bidirectional"];
    private static readonly string[] States = ["active", "paused", "promoted", "failed-over"];

    private static readonly string[] DescribedSource = ["clusterId", "bootstrapServers"];
    private static readonly string[] OfMirrorMaker = ["connect", "tasks"];

    private static readonly ObjectShape Filter = new("a filter",
    [
        new("include", TextShape.Any, "A name, or a beginning of names with a star at its end; a star alone is everything."),
        new("exclude", TextShape.Any, "The same, for what is left out; stronger than what is included."),
    ]);

    /// <summary>What defaults and environments may say of links.</summary>
    public static ObjectShape LayerShape { get; } = new("link settings",
    [
        new("config", new MapShape("configs by the replicator's names", new ScalarShape()), "Configs of the link. In layers of defaults they are those of cluster-linking alone."),
    ]);

    public static ObjectShape Shape { get; } = new("the link",
    [
        new("name", TextShape.Any, "The link's name; must equal the file's name."),
        new("owner", TextShape.Any, "The team that answers for it.", Required: true),
        new("description", TextShape.Any, "What it is for, and until when."),
        new(SourceKey, new ObjectShape("a source", [
            new("cluster", TextShape.Any, "An environment of this repository."),
            new("clusterId", TextShape.Any, "The id of a cluster that has no environment here."),
            new("bootstrapServers", TextShape.Any, "Its host:port, several with commas."),
            new("client", new MapShape("client settings", new ScalarShape()), "Its security.protocol and the like, without credentials."),
        ]), "Where records come from.", Required: true),
        new("destination", new ObjectShape("a destination", [new("cluster", TextShape.Any, "An environment of this repository; the link is planned there.", Required: true)]), "Where records go.", Required: true),
        new("replicator", TextShape.OneOf(Replicators), "What copies: cluster-linking (the default) or mirror-maker-2."),
        new("connect", TextShape.Any, "The destination's Connect cluster that runs MirrorMaker 2."),
        new("tasks", new IntegerShape(1, 10_000), "How many tasks MirrorMaker 2 may have (tasks.max)."),
        new("initiator", TextShape.OneOf(Initiators), "Which side reaches for the other: destination (the default), source, or bidirectional."),
        new("prefix", TextShape.Any, "What stands before every mirror's name; fixed when the link is created."),
        .. LayerShape.Fields,
        new("groups", new ListShape(Filter), "Which groups' offsets are copied; without it none are."),
        new("topics", new ListShape(Filter), "Which topics become mirrors by themselves; without it none do."),
        new("mirrors", new ListShape(new ObjectShape("a mirror", [
            new("topic", TextShape.Any, "The topic's name on the source.", Required: true),
            new("state", TextShape.OneOf(States), "active (the default), paused, promoted or failed-over."),
        ])), "The mirror topics, each with its state."),
    ]);

    public static string NameOf(MirrorState state) => States[(int)state];

    public static string NameOf(Replicator replicator) => Replicators[(int)replicator];

    /// <summary>Null where the file is too broken to know which link it declares.</summary>
    public static LinkDeclaration? Parse(SourceFile file, List<Finding> findings)
    {
        if (YamlReader.Read(file, findings) is not { } root)
            return null;
        var before = findings.Count;
        new ShapeChecker(file, findings).Check(root, Shape, "the link");
        if (root.Text("name") is { } stated && stated.Value != file.Stem)
            findings.Add(file.Finding(ShapeRules.NameMismatch, stated.Line, stated.Column, $"The file is named '{file.Stem}', and says that its name is '{stated.Value}'.", $"Rename the file to {stated.Value}.yaml, or drop the key."));
        if (file.Stem.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '-')))
            findings.Add(file.Finding(ShapeRules.IllegalName, 1, 1, $"'{file.Stem}' cannot be a link's name.", "Letters, digits, dots, underscores and hyphens are allowed."));
        var replicator = Index(root, "replicator", Replicators) is { } index ? (Replicator)index : Replicator.ClusterLinking;
        CheckReplicator(root, replicator, file, findings);
        var source = root.Map(SourceKey) is { } node ? Source(node, file, findings) : null;
        var destination = root.Map("destination")?.Text("cluster");
        var declaration = new LinkDeclaration
        {
            Name = file.Stem,
            Owner = root.Text("owner")?.Value ?? "",
            OwnerLocation = root.Text("owner") is { } owner ? file.At(owner) : new SourceLocation(file.Path, 1, 1),
            Location = new SourceLocation(file.Path, root.Line, root.Column),
            Source = source ?? new LinkEnd(null, null, new SourceLocation(file.Path, 1, 1)),
            Destination = new LinkEnd(destination?.Value, null, destination is null ? new SourceLocation(file.Path, 1, 1) : file.At(destination)),
            Replicator = replicator,
            Initiation = Index(root, "initiator", Initiators) is { } initiator ? (LinkInitiation)initiator : LinkInitiation.Destination,
            Connect = root.Text("connect") is { } connect ? new Sourced<string>(connect.Value, "file", file.At(connect)) : null,
            Tasks = root["tasks"] is { } tasks && root.Integer("tasks") is { } number and >= 1 ? new Sourced<int>(number, "file", file.At(tasks)) : null,
            Prefix = root.Text("prefix")?.Value ?? "",
            Config = ReadConfig(root, file, "file", replicator, findings),
            Groups = Filters(root, "groups", file, findings),
            Topics = Filters(root, "topics", file, findings),
            Mirrors = Mirrors(root, file, findings),
        };
        return findings.Count > before && (source is null || destination is null || root.Text("owner") is null) ? null : declaration;
    }

    /// <summary>The configs of one layer; those that have a place of their own are reported and left out.</summary>
    public static IReadOnlyList<LinkSetting> ReadConfig(YamlMapping node, SourceFile file, string origin, Replicator replicator, List<Finding> findings)
    {
        var settings = new List<LinkSetting>();
        foreach (var entry in node.Map("config")?.Entries ?? [])
        {
            var instead = replicator == Replicator.MirrorMaker2 ? MirrorMaker.MirrorMakerConfig.Misplaced(entry.Key.Value) : LinkConfigs.Misplaced(entry.Key.Value);
            if (instead is not null)
                findings.Add(file.Finding(ShapeRules.UnknownKey, entry.Key.Line, entry.Key.Column, $"'{entry.Key.Value}' is not set here.", instead));
            else if (entry.Value is YamlScalar { IsNull: false } secret && ConnectorSecrets.IsLiteralSecret(entry.Key.Value, secret.ConfigText))
                findings.Add(file.Finding(ShapeRules.LiteralSecret, entry.Key.Line, entry.Key.Column, $"'{entry.Key.Value}' holds a literal value.", "Let the workers' config provider hold it (mirror-maker-2), or the source's environment (cluster-linking); and change the exposed value."));
            else if (entry.Value is YamlScalar { IsNull: false } text)
                settings.Add(new LinkSetting(entry.Key.Value, text.ConfigText, origin, file.At(entry.Key)));
        }

        return settings;
    }

    private static void CheckReplicator(YamlMapping root, Replicator replicator, SourceFile file, List<Finding> findings)
    {
        if (replicator == Replicator.ClusterLinking)
        {
            foreach (var key in OfMirrorMaker)
                Unfitting(root[key], $"'{key}' is of mirror-maker-2 alone; cluster-linking runs on the brokers.", "Remove it, or write replicator: mirror-maker-2.", file, findings);
            return;
        }

        if (root["connect"] is null)
            findings.Add(file.Finding(ShapeRules.MissingKey, root.Line, root.Column, "mirror-maker-2 needs 'connect': the destination's Connect cluster that runs it.", "Add connect: NAME, as the destination's environment names it."));
        Unfitting(root["prefix"], "mirror-maker-2 keeps the names of topics here; it has no prefix.", "Remove 'prefix'.", file, findings);
        Unfitting(root["topics"], "mirror-maker-2 copies the listed mirrors alone.", "List them under 'mirrors'.", file, findings);
        if (root.Text("initiator") is { } initiator && initiator.Value != Initiators[0])
            Unfitting(initiator, "mirror-maker-2 runs at the destination, and reaches for the source.", "Remove 'initiator'.", file, findings);
    }

    private static void Unfitting(YamlNode? node, string what, string safeWay, SourceFile file, List<Finding> findings)
    {
        if (node is not null)
            findings.Add(file.Finding(ShapeRules.WrongType, node.Line, node.Column, what, safeWay));
    }

    private static LinkEnd? Source(YamlMapping node, SourceFile file, List<Finding> findings)
    {
        var place = new SourceLocation(file.Path, node.Line, node.Column);
        if (node.Text("cluster") is { } environment)
        {
            foreach (var entry in node.Entries.Where(entry => entry.Key.Value != "cluster"))
                Unfitting(entry.Key, $"'{entry.Key.Value}' describes a cluster without an environment, and 'cluster' names one.", "Keep one of the two.", file, findings);
            return new LinkEnd(environment.Value, null, file.At(environment));
        }

        foreach (var required in DescribedSource.Where(required => node[required] is null))
            findings.Add(file.Finding(ShapeRules.MissingKey, node.Line, node.Column, $"The source lacks '{required}'.", "Write cluster: ENVIRONMENT, or both clusterId and bootstrapServers."));
        if (node.Text("clusterId") is not { } id || node.Text("bootstrapServers") is not { } servers)
            return null;
        var client = (node.Map("client")?.Entries ?? []).Where(entry => entry.Value is YamlScalar { IsNull: false }).Select(entry => (Key: entry.Key, Value: (YamlScalar)entry.Value)).ToList();
        // A file that anybody may propose must not be able to send a variable to a cluster of its choice.
        foreach (var (key, value) in client.Where(pair => !ClientSettings.IsAllowed(pair.Key.Value) || ClientSettings.IsSecret(pair.Key.Value) || pair.Key.Value is "sasl.username" || IsExternal(pair.Value)))
            findings.Add(file.Finding(ShapeRules.ForbiddenClientKey, key.Line, key.Column, $"The client setting '{key.Value}' is not taken from a link's file.", "Give the source a file in environments/, which may name variables, and write cluster: NAME."));
        foreach (var text in new[] { id, servers }.Where(IsExternal))
            findings.Add(file.Finding(ShapeRules.ForbiddenClientKey, text.Line, text.Column, "A link's file names no variables.", "Give the source a file in environments/, and write cluster: NAME."));
        return new LinkEnd(null, new ClusterConnection
        {
            Id = new ExternalText(id.Value, file.At(id)),
            BootstrapServers = new ExternalText(servers.Value, file.At(servers)),
            Client = [.. client.Select(pair => KeyValuePair.Create(pair.Key.Value, new ExternalText(pair.Value.Value, file.At(pair.Value)))).OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        }, place);
    }

    private static bool IsExternal(YamlScalar text) => text.Value.Contains("${", StringComparison.Ordinal);

    private static List<LinkFilter> Filters(YamlMapping root, string key, SourceFile file, List<Finding> findings)
    {
        var filters = new List<LinkFilter>();
        foreach (var item in (root[key] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            var (include, exclude) = (item.Text("include"), item.Text("exclude"));
            if ((include is null) == (exclude is null))
                findings.Add(file.Finding(ShapeRules.WrongType, item.Line, item.Column, "A filter says either 'include' or 'exclude'.", "Write one line a pattern."));
            else if ((include ?? exclude) is { } pattern && pattern.Value.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && star < pattern.Value.Length - 1)
                findings.Add(file.Finding(ShapeRules.WrongType, pattern.Line, pattern.Column, $"'{pattern.Value}': a star stands at the end of a name alone.", "Write a whole name, a beginning with a star at its end, or a star."));
            else if ((include ?? exclude) is { } odd && odd.Value.Any(character => character is ',' or '\n' || char.IsControl(character)))
                findings.Add(file.Finding(ShapeRules.WrongType, odd.Line, odd.Column, "A filter holds one name, without commas.", "Write one line a pattern."));
            else if ((include ?? exclude) is { } text)
                filters.Add(new LinkFilter(text.Value, include is not null, file.At(text)));
        }

        if (filters.Count > 0 && !filters.Exists(filter => filter.IsInclude))
            findings.Add(file.Finding(ShapeRules.WrongType, filters[0].Location.Line, filters[0].Location.Column, $"'{key}' includes nothing.", "Add a line such as { include: \"*\" }."));
        return filters;
    }

    private static List<MirrorDeclaration> Mirrors(YamlMapping root, SourceFile file, List<Finding> findings)
    {
        var mirrors = new List<MirrorDeclaration>();
        foreach (var item in (root["mirrors"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (item.Text("topic") is not { } topic)
                continue;
            if (mirrors.Find(mirror => mirror.Topic == topic.Value) is { } first)
            {
                findings.Add(file.Finding(ShapeRules.DuplicateKey, topic.Line, topic.Column, $"The mirror of {topic.Value} stands on line {first.Location.Line} already."));
                continue;
            }

            if (TopicNames.Problem((root.Text("prefix")?.Value ?? "") + topic.Value) is { } problem || TopicNames.Problem(topic.Value) is not null)
            {
                findings.Add(file.Finding(ShapeRules.IllegalName, topic.Line, topic.Column, $"Kafka refuses the topic name '{topic.Value}'.", ShapeRules.IllegalName.SafeWay));
                continue;
            }

            if (topic.Value.StartsWith("__", StringComparison.Ordinal))
            {
                findings.Add(file.Finding(ShapeRules.IllegalName, topic.Line, topic.Column, $"'{topic.Value}' is an internal topic, which is never copied.", "Remove it."));
                continue;
            }

            var state = Index(item, "state", States) is { } index ? new Sourced<MirrorState>((MirrorState)index, "file", file.At(item["state"] ?? item)) : new Sourced<MirrorState>(MirrorState.Active, "built in", file.At(topic));
            mirrors.Add(new MirrorDeclaration(topic.Value, state, file.At(topic)));
        }

        return mirrors;
    }

    private static int? Index(YamlMapping node, string key, string[] words) => node.Text(key) is { } text && Array.IndexOf(words, text.Value) is >= 0 and var index ? index : null;
}
