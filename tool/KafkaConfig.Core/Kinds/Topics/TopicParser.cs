using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Reads one topic's file. Its fields also write the editors' JSON Schema.</summary>
public static class TopicParser
{
    public const string Folder = "topics";


    private static readonly IntegerShape Positive = new(1, int.MaxValue);

    private static readonly MapShape Configs = new("configs by Kafka's names", new ScalarShape())
    {
        Suggested = () => TopicConfigCatalogue.Instance.All.Where(spec => !spec.IsRemoved && !spec.IsReadOnly).Select(spec => (spec.Name, spec.Description)),
    };

    /// <summary>What any layer may say of a topic.</summary>
    public static ObjectShape LayerShape { get; } = new("topic settings",
    [
        new("partitions", Positive, "How many partitions; can grow, never shrink."),
        new("replicationFactor", new IntegerShape(1, short.MaxValue), "How many copies of each partition."),
        new("ordering", TextShape.OneOf("by-key", "total", "none"), "Which order of records consumers rely on; by-key where nothing is said."),
        new("config", Configs, "Topic configs by Kafka's own names; 'default' takes the topic-level value away."),
    ]);

    public static ObjectShape Shape { get; } = new("the topic",
    [
        new("name", TextShape.Any, "The topic's name; must equal the file's name."),
        new("owner", TextShape.Any, "The team that answers for it.", Required: true),
        new("description", TextShape.Any, "What its records say."),
        new("profile", TextShape.Any, "The profile of kafka-config.yaml that it starts from."),
        .. LayerShape.Fields,
        new("deadLetter", TextShape.Any, "Where records go that cannot be processed."),
        new("lifecycle", new ObjectShape("a lifecycle", [new("deprecated", TextShape.Any, "Since when, as a date: 2026-11-01.")]), "Whether it is on its way out."),
        new("renamedFrom", TextShape.Any, "The name that it had."),
        new("environments", new MapShape("environments by name", new EitherShape(TextShape.OneOf("absent"), LayerShape)), "Differences by environment."),
    ]);

    /// <summary>Null where the file is too broken to know which topic it declares.</summary>
    public static TopicDeclaration? Parse(SourceFile file, List<Finding> findings)
    {
        var before = findings.Count;
        var name = file.Stem;
        var nameIsLegal = CheckName(file, name, findings);
        if (YamlReader.Read(file, findings) is not { } root)
            return null;
        new ShapeChecker(file, findings).Check(root, Shape, "the topic");
        if (root.Text("name") is { } stated && stated.Value != name)
        {
            findings.Add(file.Finding(
                ShapeRules.NameMismatch, stated.Line, stated.Column, $"The file is named '{name}', and says that its name is '{stated.Value}'.",
                $"Rename the file to {stated.Value}.yaml, or drop the key."));
        }

        CheckDate(root.Map("lifecycle")?.Text("deprecated"), file, findings);
        var ownLayer = ReadLayer(root, file, "file", findings);
        var environments = new Dictionary<string, TopicEnvironment>(StringComparer.Ordinal);
        foreach (var entry in root.Map("environments")?.Entries ?? [])
        {
            var location = file.At(entry.Key);
            var layer = entry.Value is YamlMapping node ? ReadLayer(node, file, $"environment {entry.Key.Value}", findings) : null;
            if (layer is not null || entry.Value is YamlScalar { Value: "absent" })
                environments[entry.Key.Value] = new TopicEnvironment(location, layer);
        }

        if (!nameIsLegal || root.Text("owner") is not { } owner)
            return null;
        return new TopicDeclaration
        {
            Name = name,
            Owner = owner.Value,
            OwnerLocation = file.At(owner),
            Location = new SourceLocation(file.Path, root.Line, root.Column),
            Description = root.Text("description")?.Value,
            Profile = root.Text("profile") is { } profile ? (profile.Value, file.At(profile)) : null,
            Layer = ownLayer,
            DeadLetter = root.Text("deadLetter") is { Value: not "none" } deadLetter ? deadLetter.Value : null,
            RenamedFrom = root.Text("renamedFrom")?.Value,
            Environments = environments,
            IsSound = findings.Count == before,
        };
    }

    /// <summary>The settings of one layer; values that are wrong are reported (the shape by the caller) and left out.</summary>
    public static TopicLayer ReadLayer(YamlMapping node, SourceFile file, string origin, List<Finding> findings)
    {
        var configs = new List<TopicConfigSetting>();
        foreach (var entry in node.Map("config")?.Entries ?? [])
        {
            if (ReadConfig(entry, file, origin, findings) is { } setting)
                configs.Add(setting);
        }

        return new TopicLayer
        {
            Partitions = Number(node, "partitions", int.MaxValue, file, origin),
            ReplicationFactor = Number(node, "replicationFactor", short.MaxValue, file, origin),
            Ordering = node.Text("ordering") is { } ordering && ReadOrdering(ordering.Value) is { } value ? new Sourced<Ordering>(value, origin, file.At(ordering)) : null,
            Configs = configs,
        };
    }

    public static string NameOf(Ordering ordering) => ordering switch
    {
        Ordering.ByKey => "by-key",
        Ordering.Total => "total",
        _ => "none",
    };

    private static Ordering? ReadOrdering(string text) => text switch
    {
        "by-key" => Ordering.ByKey,
        "total" => Ordering.Total,
        "none" => Ordering.None,
        _ => null,
    };

    private static TopicConfigSetting? ReadConfig(YamlEntry entry, SourceFile file, string origin, List<Finding> findings)
    {
        var name = entry.Key.Value;
        var text = entry.Value switch
        {
            YamlScalar { IsNull: false } scalar => scalar.Value,
            YamlSequence sequence when sequence.Items.All(item => item is YamlScalar) => string.Join(',', sequence.Items.Cast<YamlScalar>().Select(item => item.Value)),
            _ => null,
        };
        var spec = TopicConfigCatalogue.Instance.Find(name);
        if (spec is null or { IsRemoved: true } or { IsReadOnly: true })
        {
            findings.Add(UnknownConfig(entry.Key, spec, file));
            return null;
        }

        if (text is null)
            return null;
        if (text == "default" && entry.Value is YamlScalar { IsQuoted: false })
            return new TopicConfigSetting(spec.Name, null, origin, file.At(entry.Key));
        if (TopicConfigValue.TryParse(spec, text, out var value, out var problem, out var nearest))
            return new TopicConfigSetting(spec.Name, value, origin, file.At(entry.Key));
        findings.Add(file.Finding(
            ShapeRules.InvalidConfigValue, entry.Value.Line, entry.Value.Column, $"'{(text.Length > 60 ? text[..60] + "…" : text)}' for {name} {problem}.",
            nearest is null ? null : $"Did you mean '{nearest}'?"));
        return null;
    }

    private static Finding UnknownConfig(YamlScalar key, TopicConfigSpec? spec, SourceFile file)
    {
        var (what, hint) = spec switch
        {
            { IsRemoved: true } => ($"{key.Value} was removed from Kafka; brokers of 4.0 and later refuse it.", "Remove the key."),
            { IsReadOnly: true } => ($"{key.Value} is set by the service itself.", "Remove the key."),
            null when key.Value is "compact" or "delete" =>
                ($"Kafka knows no topic config '{key.Value}'.", "Inside braces a comma ends the value: write cleanup.policy: [compact, delete]"),
            _ => ($"Kafka knows no topic config '{key.Value}'.",
                NearestName.Of(key.Value, TopicConfigCatalogue.Instance.All.Select(known => known.Name)) is { } nearest ? $"Did you mean '{nearest}'?" : null),
        };
        return file.Finding(ShapeRules.UnknownConfig, key.Line, key.Column, what, hint);
    }

    private static bool CheckName(SourceFile file, string name, List<Finding> findings)
    {
        var problem = TopicNames.Problem(name);
        if (problem is null)
            return true;
        findings.Add(file.Finding(ShapeRules.IllegalName, 1, 1, $"Kafka refuses the topic name '{name}': it {problem}.", ShapeRules.IllegalName.SafeWay));
        return false;
    }

    private static void CheckDate(YamlScalar? date, SourceFile file, List<Finding> findings)
    {
        if (date is not null && !DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
            findings.Add(file.Finding(ShapeRules.WrongType, date.Line, date.Column, $"'{date.Value}' is no date; expected one such as 2026-11-01."));
    }

    private static Sourced<int>? Number(YamlMapping node, string key, int maximum, SourceFile file, string origin) =>
        node[key] is YamlScalar scalar && IntegerShape.TryRead(scalar, out var number) && number >= 1 && number <= maximum
            ? new Sourced<int>((int)number, origin, file.At(scalar))
            : null;
}
