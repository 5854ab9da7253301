using System.Text.RegularExpressions;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>Reads <c>kafka-config.yaml</c>.</summary>
/// <param name="layerShapes">By kind, what its defaults and profiles may hold.</param>
/// <param name="rules">The rules that settings may name.</param>
public sealed class SettingsParser(IReadOnlyDictionary<ResourceKind, ObjectShape> layerShapes, IReadOnlyList<RuleDescription> rules)
{
    private static readonly string[] Severities = ["refuse", "runbook", "ack", "warn", "info"];

    public ObjectShape Shape { get; } = new("the repository's settings",
    [
        new("naming", new ObjectShape("a pattern by kind", KindFields(layerShapes.Keys, _ => new ObjectShape("a pattern", [
            new("pattern", new TextShape("a regular expression"), "What every name must match.", Required: true),
            new("say", TextShape.Any, "The sentence that a breach shows."),
        ]), "What its names must match.")), "Regular expressions for names, by kind."),
        new("defaults", new ObjectShape("settings by kind", KindFields(layerShapes.Keys, kind => layerShapes[kind], "What holds where nothing stronger speaks.")), "The weakest layer of every definition."),
        new("profiles", new MapShape("sets of settings by name", layerShapes[ResourceKind.Topic]), "Named sets that a topic can start from."),
        new("owners", new MapShape("owners by name", new ObjectShape("an owner", [
            new("github", TextShape.Any, "The team that reviews."),
            new("channel", TextShape.Any, "Where to ask."),
            new("prefixes", new ListShape(TextShape.Any), "What its topics and consumer groups begin with."),
            new("limits", new ObjectShape("limits", [
                new("topics", new IntegerShape(0, int.MaxValue), "How many topics it may have in an environment."),
                new("partitions", new IntegerShape(0, int.MaxValue), "How many partitions these may have together."),
            ]), "How much it may have."),
        ])) { MayBeNull = true }, "The teams."),
        new("rules", new MapShape("settings by rule code", new ObjectShape("a rule's settings", [
            new("severity", TextShape.OneOf(Severities), "Stricter than the rule's own; never weaker."),
            new("partitions", new IntegerShape(1, int.MaxValue), "The number that the rule compares with (KC1014, KC7007)."),
        ])) { Suggested = () => rules.Select(rule => (rule.Code, rule.Title)) }, "Settings of single rules."),
        new("limits", new ObjectShape("limits of one run", [
            new("deletes", new IntegerShape(0, int.MaxValue), "How many resources one run may delete; 5 where nothing is said."),
            new("changedTopics", new IntegerShape(0, int.MaxValue), "How many topics one run may change."),
            new("newPartitions", new IntegerShape(0, int.MaxValue), "How many partitions one run may add."),
        ]), "The blast radius of one run."),
        new("policy", new ObjectShape("a policy", [
            new("schemaRequired", new ListShape(TextShape.Any), "Profiles whose topics must have a schema for their values (KC3006)."),
        ]), "What this repository asks of its own definitions."),
        new("protect", new ListShape(TextShape.Any), "Names that are never deleted; a star at the end stands for any rest."),
    ]);

    public RepositorySettings Parse(SourceFile file, List<Finding> findings)
    {
        if (YamlReader.Read(file, findings, mayBeEmpty: true) is not { } root)
            return RepositorySettings.Empty;
        new ShapeChecker(file, findings).Check(root, Shape, RepositoryLayout.SettingsFile);
        var profiles = new SortedDictionary<string, Layer>(StringComparer.Ordinal);
        foreach (var entry in root.Map("profiles")?.Entries ?? [])
        {
            if (entry.Value is YamlMapping profile)
                profiles[entry.Key.Value] = new Layer($"profile {entry.Key.Value}", file, profile);
        }

        var limits = root.Map("limits");
        return new RepositorySettings
        {
            Naming = Naming(root.Map("naming"), file, findings),
            Defaults = Layers(root.Map("defaults"), "defaults", file),
            Profiles = profiles,
            Owners = Owners(root.Map("owners"), file),
            Rules = Rules(root.Map("rules"), file, findings),
            Limits = new RunLimits(limits?.Integer("deletes") ?? RunLimits.Default.Deletes, limits?.Integer("changedTopics"), limits?.Integer("newPartitions")),
            SchemaRequired = SchemaRequired(root.Map("policy"), profiles.Keys, file, findings),
            Protected = Protected(root.Texts("protect"), file, findings),
        };
    }

    /// <summary>One layer a kind from a map of kinds.</summary>
    internal static Dictionary<ResourceKind, Layer> Layers(YamlMapping? node, string origin, SourceFile file)
    {
        var layers = new Dictionary<ResourceKind, Layer>();
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            if (node?.Map(ResourceAddress.NameOf(kind)) is { } layer)
                layers[kind] = new Layer(origin, file, layer);
        }

        return layers;
    }

    internal static List<FieldShape> KindFields(IEnumerable<ResourceKind> kinds, Func<ResourceKind, Shape> shape, string description) =>
        [.. kinds.Order().Select(kind => new FieldShape(ResourceAddress.NameOf(kind), shape(kind), description))];

    private static Dictionary<ResourceKind, NamingPattern> Naming(YamlMapping? node, SourceFile file, List<Finding> findings)
    {
        var patterns = new Dictionary<ResourceKind, NamingPattern>();
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            if (node?.Map(ResourceAddress.NameOf(kind)) is not { } entry || entry.Text("pattern") is not { } pattern)
                continue;
            try
            {
                // Not backtracking: the pattern comes from a file, and must not be able to hang the tool.
                patterns[kind] = new NamingPattern(new Regex(pattern.Value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), entry.Text("say")?.Value);
            }
            catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
            {
                findings.Add(file.Finding(
                    ShapeRules.WrongType, pattern.Line, pattern.Column, "This pattern is no regular expression that can be matched in linear time.",
                    "Leave out look-arounds and back-references, and close every group."));
            }
        }

        return patterns;
    }

    private static SortedDictionary<string, OwnerSettings> Owners(YamlMapping? node, SourceFile file)
    {
        var owners = new SortedDictionary<string, OwnerSettings>(StringComparer.Ordinal);
        foreach (var entry in node?.Entries ?? [])
        {
            var owner = entry.Value as YamlMapping ?? YamlMapping.Empty;
            owners[entry.Key.Value] = new OwnerSettings(
                entry.Key.Value, new SourceLocation(file.Path, entry.Key.Line, entry.Key.Column), [.. owner.Texts("prefixes").Select(prefix => prefix.Value)],
                owner.Map("limits")?.Integer("topics"), owner.Map("limits")?.Integer("partitions"));
        }

        return owners;
    }

    private static List<string> SchemaRequired(YamlMapping? policy, IReadOnlyCollection<string> profiles, SourceFile file, List<Finding> findings)
    {
        var required = policy?.Texts("schemaRequired") ?? [];
        foreach (var name in required.Where(name => !profiles.Contains(name.Value)))
        {
            var nearest = NearestName.Of(name.Value, profiles);
            findings.Add(file.Finding(ShapeRules.UnknownReference, name.Line, name.Column, $"There is no profile '{name.Value}'.", nearest is null ? null : $"Did you mean '{nearest}'?"));
        }

        return [.. required.Select(name => name.Value)];
    }

    // A name that can match nothing would protect nothing, silently.
    private static List<string> Protected(IReadOnlyList<YamlScalar> names, SourceFile file, List<Finding> findings)
    {
        foreach (var name in names)
        {
            var stem = name.Value.EndsWith('*') ? name.Value[..^1] : name.Value;
            if (stem.Any(character => !(char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-')))
                findings.Add(file.Finding(ShapeRules.WrongType, name.Line, name.Column, $"'{name.Value}' is no name; expected one, or the beginning of one with a star at the end."));
        }

        return [.. names.Select(name => name.Value)];
    }

    private Dictionary<string, RuleSetting> Rules(YamlMapping? node, SourceFile file, List<Finding> findings)
    {
        var settings = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        foreach (var entry in node?.Entries ?? [])
        {
            var rule = rules.FirstOrDefault(rule => rule.Code == entry.Key.Value);
            if (rule is null)
            {
                var nearest = NearestName.Of(entry.Key.Value, rules.Select(known => known.Code));
                findings.Add(file.Finding(
                    ShapeRules.UnknownKey, entry.Key.Line, entry.Key.Column, $"There is no rule '{entry.Key.Value}'.",
                    nearest is null ? "kafka-config rules lists them." : $"Did you mean '{nearest}'?"));
                continue;
            }

            var severity = (entry.Value as YamlMapping)?.Text("severity") is { } text && Array.IndexOf(Severities, text.Value) is >= 0 and var index ? (Severity?)index : null;
            if (severity > rule.DefaultSeverity)
            {
                findings.Add(file.Finding(
                    ShapeRules.WrongType, entry.Key.Line, entry.Key.Column,
                    $"{rule.Code} is '{Severities[(int)rule.DefaultSeverity]}'; settings can make a rule stricter, never weaker.", "Remove the severity, or choose a stricter one."));
                severity = null;
            }

            settings[rule.Code] = new RuleSetting(severity, (entry.Value as YamlMapping)?.Integer("partitions"));
        }

        return settings;
    }
}
