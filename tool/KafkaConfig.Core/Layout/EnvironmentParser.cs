using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>Reads one file of <c>environments/</c>.</summary>
public sealed class EnvironmentParser(IReadOnlyDictionary<ResourceKind, ObjectShape> layerShapes)
{
    private static PlatformLimits Limits(YamlMapping? node) => new(node?.Integer("partitions"), node?.Integer("partitionChanges"), node?.Integer("messageBytes"));

    private static readonly TextShape SecretText = new("a reference such as ${env:NAME}");

    private static readonly ObjectShape Endpoint = new("a connection",
    [
        new("url", TextShape.Any, "Where the service answers.", Required: true),
        new("username", TextShape.Any, "The user, usually ${env:NAME}."),
        new("password", SecretText, "A reference to a variable, ${env:NAME}."),
    ]);

    public ObjectShape Shape { get; } = new("an environment",
    [
        new("production", new BooleanShape(), "True (the default, but for a sandbox): runbooks are required in full."),
        new("cluster", new ObjectShape("a cluster", [
            new("id", TextShape.Any, "The id that the live cluster must have, or nothing happens."),
            new("bootstrapServers", TextShape.Any, "host:port, several with commas."),
            new("client", new MapShape("client settings", new ScalarShape()) { Suggested = () => ClientSettings.WellKnown.Select(name => (name, "A setting of the Kafka client.")) },
                "security.protocol, sasl.*, ssl.*, socket.* and client.id."),
            new("file", TextShape.Any, "A sandbox: the whole cluster in one JSON file."),
            new("brokers", new IntegerShape(1, 1000), "How many brokers a sandbox pretends to have."),
        ]), "Where the cluster is.", Required: true),
        new("schemaRegistry", Endpoint, "The schema registry."),
        new("connect", new MapShape("Connect clusters by name", Endpoint), "The Connect clusters."),
        new("links", Endpoint, "The REST API for cluster links."),
        new("owns", new ListShape(TextShape.Any), "Name prefixes that this repository answers for."),
        new("prune", TextShape.OneOf("never", "removed", "owned"), "What happens to what is live and in no file: never (the default) nothing, removed deletes what left the files, owned deletes all under owns."),
        new("overrides", new ObjectShape("settings by kind", SettingsParser.KindFields(layerShapes.Keys, kind => layerShapes[kind], "What holds for all of them in this environment.")),
            "Differences that hold for every resource of a kind here; a file's own block for the environment is stronger."),
        new("platform", new ObjectShape("a platform", [
            new("flavor", TextShape.OneOf([.. Platform.Flavors]), "What runs the cluster.", Required: true),
            new("version", TextShape.Any, $"The release, quoted, such as \"{Platform.NewestKnownVersion}\"."),
            new("tier", TextShape.OneOf("basic", "standard", "enterprise", "dedicated", "freight"), "Confluent Cloud's cluster type."),
            new("limits", new ObjectShape("limits", [
                new("partitions", new IntegerShape(1, int.MaxValue), "How many partitions the cluster may hold, without replicas."),
                new("partitionChanges", new IntegerShape(1, int.MaxValue), "How many partitions may come and go in five minutes."),
                new("messageBytes", new IntegerShape(1, int.MaxValue), "The largest max.message.bytes."),
            ]), "What the platform allows (KC1012, KC2009)."),
        ]), "Decides which config names exist."),
        new("promotion", new ObjectShape("a promotion", [
            new("after", TextShape.Any, "The environment that must have completed a revision before.", Required: true),
            new("proof", TextShape.OneOf("journal", "github-deployment"), "Who tells: the journal on its cluster (the default), or GitHub's deployments where one job cannot reach both clusters."),
        ]), "Apply here only what was applied there."),
        new("journal", TextShape.OneOf("transactional", "plain", "none"), "How runs are kept apart and recorded: transactional (the default), plain where a service has no transactions, none."),
    ]);

    public EnvironmentDefinition? Parse(SourceFile file, List<Finding> findings)
    {
        var before = findings.Count;
        if (YamlReader.Read(file, findings) is not { } root)
            return null;
        new ShapeChecker(file, findings).Check(root, Shape, "the environment");
        var cluster = root.Map("cluster") is { } node ? Cluster(node, file, findings) : null;
        foreach (var endpoint in new[] { root.Map("schemaRegistry"), root.Map("links") }.Concat(root.Map("connect")?.Entries.Select(entry => entry.Value as YamlMapping) ?? []))
        {
            if (endpoint?.Text("password") is { } password && !External(password, file).IsReference)
                findings.Add(LiteralSecret(file, password, "password"));
            // Everything before an @ in a URL is a user, and usually a password.
            if (endpoint?.Text("url") is { } url && Uri.TryCreate(url.Value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0)
                findings.Add(LiteralSecret(file, url, "url"));
        }

        if (root.Text("prune") is { Value: "removed" } prune && root.Text("journal")?.Value == "none")
        {
            findings.Add(file.Finding(
                ShapeRules.WrongType, prune.Line, prune.Column, "prune: removed counts from what the journal says was applied last, and journal: none keeps none.",
                "Write prune: never, or leave journal out."));
        }

        if (cluster is null || findings.Count > before)
            return null;
        return new EnvironmentDefinition
        {
            Name = file.Stem,
            Location = new SourceLocation(file.Path, 1, 1),
            Cluster = cluster,
            Production = root.Boolean("production") ?? cluster.File is null,
            Owns = [.. root.Texts("owns").Select(prefix => prefix.Value)],
            Prune = root.Text("prune")?.Value switch { "owned" => PrunePolicy.Owned, "removed" => PrunePolicy.Removed, _ => PrunePolicy.Never },
            Platform = root.Map("platform") is { } platform
                ? new Platform(platform.Text("flavor")?.Value ?? "apache", platform.Text("version")?.Value ?? Platform.NewestKnownVersion, platform.Text("tier")?.Value) { Limits = Limits(platform.Map("limits")) }
                : Platform.Default,
            Promotion = root.Map("promotion") is { } promotion && promotion.Text("after") is { } after
                ? new Promotion(after.Value, promotion.Text("proof")?.Value == "github-deployment" ? PromotionProof.GitHubDeployment : PromotionProof.Journal, new SourceLocation(file.Path, after.Line, after.Column))
                : null,
            Journal = root.Text("journal")?.Value switch { "none" => JournalPolicy.None, "plain" => JournalPolicy.Plain, _ => JournalPolicy.Transactional },
            Connect = (root.Map("connect")?.Entries ?? []).Select(entry => (entry.Key.Value, Service: Service(entry.Value as YamlMapping, file))).Where(pair => pair.Service is not null)
                .ToDictionary(pair => pair.Value, pair => pair.Service ?? throw new System.Diagnostics.UnreachableException(), StringComparer.Ordinal),
            SchemaRegistry = Service(root.Map("schemaRegistry"), file),
            Links = Service(root.Map("links"), file),
            Overrides = SettingsParser.Layers(root.Map("overrides"), $"environment {file.Stem}", file),
        };
    }

    private static ServiceConnection? Service(YamlMapping? node, SourceFile file) => node?.Text("url") is { } url
        ? new ServiceConnection(External(url, file), Part(node, "username", file), Part(node, "password", file))
        : null;

    private static ExternalText? Part(YamlMapping node, string key, SourceFile file) => node.Text(key) is { } text ? External(text, file) : null;

    private static ClusterConnection? Cluster(YamlMapping node, SourceFile file, List<Finding> findings)
    {
        if (node.Text("file") is { } sandbox)
        {
            if (node["bootstrapServers"] is { } servers)
                findings.Add(file.Finding(ShapeRules.WrongType, servers.Line, servers.Column, "A cluster has either 'file' or 'bootstrapServers'.", "Remove one of them."));
            if (Path.IsPathRooted(sandbox.Value) || sandbox.Value.Split('/', '\\').Contains(".."))
                findings.Add(file.Finding(ShapeRules.WrongType, sandbox.Line, sandbox.Column, "A sandbox lives inside the repository.", "Use a relative path without '..'."));
            return new ClusterConnection { File = sandbox.Value, Brokers = node.Integer("brokers") ?? 3 };
        }

        foreach (var required in new[] { "id", "bootstrapServers" })
        {
            if (node[required] is null)
            {
                findings.Add(file.Finding(
                    ShapeRules.MissingKey, node.Line, node.Column, $"The cluster lacks the required key '{required}'.",
                    "Write 'id' and 'bootstrapServers', or 'file' for a sandbox."));
            }
        }

        var client = new SortedDictionary<string, ExternalText>(StringComparer.Ordinal);
        foreach (var entry in node.Map("client")?.Entries ?? [])
        {
            if (Client(entry, file, findings) is { } text)
                client[entry.Key.Value] = text;
        }

        return node.Text("id") is { } id && node.Text("bootstrapServers") is { } bootstrap
            ? new ClusterConnection { Id = External(id, file), BootstrapServers = External(bootstrap, file), Client = [.. client] }
            : null;
    }

    private static ExternalText? Client(YamlEntry entry, SourceFile file, List<Finding> findings)
    {
        var (name, place) = (entry.Key.Value, entry.Key);
        if (!ClientSettings.IsAllowed(name))
        {
            var nearest = NearestName.Of(name, ClientSettings.WellKnown);
            findings.Add(file.Finding(
                ShapeRules.ForbiddenClientKey, place.Line, place.Column, $"The client setting '{name}' is not allowed in a repository.",
                nearest is null ? ShapeRules.ForbiddenClientKey.SafeWay : $"Did you mean '{nearest}'?"));
            return null;
        }

        if (entry.Value is not YamlScalar { IsNull: false } scalar)
        {
            findings.Add(file.Finding(ShapeRules.WrongType, place.Line, place.Column, $"Expected one value for '{name}'."));
            return null;
        }

        var text = External(scalar, file);
        if (ClientSettings.SwitchesVerificationOff(name, scalar.Value))
        {
            findings.Add(file.Finding(
                ShapeRules.ForbiddenClientKey, place.Line, place.Column, "Verification of the broker's certificate stays on.", "Use https, or remove the key."));
        }

        if (ClientSettings.IsSecret(name) && !text.IsReference)
            findings.Add(LiteralSecret(file, scalar, name));
        return text;
    }

    private static Finding LiteralSecret(SourceFile file, YamlScalar place, string name) =>
        file.Finding(ShapeRules.LiteralSecret, place.Line, place.Column, $"'{name}' holds a literal value.", $"Write {name}: ${{env:NAME}} and rotate the exposed value.");

    private static ExternalText External(YamlScalar scalar, SourceFile file) =>
        new(scalar.Value, new SourceLocation(file.Path, scalar.Line, scalar.Column));
}
