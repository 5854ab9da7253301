using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Reads one connector's file. Its fields also write the editors' JSON Schema.</summary>
public static class ConnectorParser
{
    public const string Folder = "connectors";

    private static readonly string[] States = ["running", "paused", "stopped"];

    /// <summary>What any layer may say of a connector.</summary>
    public static ObjectShape LayerShape { get; } = new("connector settings",
    [
        new("state", TextShape.OneOf(States), "Whether it runs; running where nothing is said."),
        new("tasks", new IntegerShape(1, 10_000), "How many tasks it may have (tasks.max)."),
        new("config", new MapShape("config by the plugin's names", new ScalarShape()), "The whole config; secrets as references to the worker's config providers."),
    ]);

    public static ObjectShape Shape { get; } = new("the connector",
    [
        new("name", TextShape.Any, "The connector's name; must equal the file's name."),
        new("owner", TextShape.Any, "The team that answers for it.", Required: true),
        new("description", TextShape.Any, "What it moves, and why."),
        new("class", TextShape.Any, "The plugin's class (connector.class).", Required: true),
        .. LayerShape.Fields,
        new("environments", new MapShape("environments by name", new EitherShape(TextShape.OneOf("absent"), LayerShape)), "Differences by environment."),
    ]);

    public static string NameOf(ConnectorState state) => States[(int)state];

    /// <summary>Null where the file is too broken to know which connector it declares.</summary>
    public static ConnectorDeclaration? Parse(SourceFile file, List<Finding> findings)
    {
        var placed = CheckPlace(file, findings);
        if (ConnectorNames.Complaint(file.Stem) is { } complaint)
            findings.Add(file.Finding(ShapeRules.IllegalName, 1, 1, $"'{file.Stem}' cannot be a connector's name: {complaint}.", "Give the file another name."));
        if (YamlReader.Read(file, findings) is not { } root)
            return null;
        new ShapeChecker(file, findings).Check(root, Shape, "the connector");
        if (root.Text("name") is { } stated && stated.Value != file.Stem)
        {
            findings.Add(file.Finding(
                ShapeRules.NameMismatch, stated.Line, stated.Column, $"The file is named '{file.Stem}', and says that its name is '{stated.Value}'.",
                $"Rename the file to {stated.Value}.yaml, or drop the key."));
        }

        var layer = ReadLayer(root, file, "file", findings);
        var environments = new Dictionary<string, ConnectorEnvironment>(StringComparer.Ordinal);
        foreach (var entry in root.Map("environments")?.Entries ?? [])
        {
            if (entry.Value is YamlMapping node)
                environments[entry.Key.Value] = new ConnectorEnvironment(file.At(entry.Key), ReadLayer(node, file, $"environment {entry.Key.Value}", findings));
            else if (entry.Value is YamlScalar { Value: "absent" })
                environments[entry.Key.Value] = new ConnectorEnvironment(file.At(entry.Key), null);
        }

        if (placed is not { } cluster || root.Text("owner") is not { } owner || root.Text("class") is not { } plugin)
            return null;
        return new ConnectorDeclaration
        {
            Cluster = cluster,
            Name = file.Stem,
            Owner = owner.Value,
            OwnerLocation = file.At(owner),
            Location = new SourceLocation(file.Path, root.Line, root.Column),
            Class = new Sourced<string>(plugin.Value, "file", file.At(plugin)),
            Layer = layer,
            Environments = environments,
        };
    }

    /// <summary>The settings of one layer; values that are wrong are reported (the shape by the caller) and left out.</summary>
    public static ConnectorLayer ReadLayer(YamlMapping node, SourceFile file, string origin, List<Finding> findings)
    {
        var config = new List<ConnectorSetting>();
        foreach (var entry in node.Map("config")?.Entries ?? [])
        {
            if (Misplaced(entry.Key.Value) is { } instead)
                findings.Add(file.Finding(ShapeRules.UnknownKey, entry.Key.Line, entry.Key.Column, $"'{entry.Key.Value}' has a place of its own.", instead));
            else if (Text(entry.Value) is { } text)
                config.Add(new ConnectorSetting(entry.Key.Value, text, origin, file.At(entry.Key)));
        }

        return new ConnectorLayer(
            node.Text("state") is { } state && Array.IndexOf(States, state.Value) is >= 0 and var index ? new Sourced<ConnectorState>((ConnectorState)index, origin, file.At(state)) : null,
            node["tasks"] is { } tasks && node.Integer("tasks") is { } number and >= 1 ? new Sourced<int>(number, origin, file.At(tasks)) : null,
            config);
    }

    private static string? Misplaced(string key) => key switch
    {
        ConnectorKeys.Class => "Write it as 'class' of the connector.",
        ConnectorKeys.Tasks => "Write it as 'tasks' of the connector.",
        ConnectorKeys.Name => "Remove it: the file's name is the connector's.",
        _ => null,
    };

    private static string? Text(YamlNode value) => value switch
    {
        YamlScalar { IsNull: false } scalar => scalar.ConfigText,
        YamlSequence sequence when sequence.Items.All(item => item is YamlScalar { IsNull: false }) => string.Join(',', sequence.Items.Cast<YamlScalar>().Select(item => item.ConfigText)),
        _ => null,
    };

    // connectors/<connect cluster>/<connector>.yaml, and nothing in between.
    private static string? CheckPlace(SourceFile file, List<Finding> findings)
    {
        var parts = file.Path.Split('/');
        if (parts.Length == 3)
            return parts[1];
        findings.Add(file.Finding(ShapeRules.IllegalName, 1, 1, "A connector's file stands in the folder of its Connect cluster.", $"Move it to connectors/<connect cluster>/{file.Stem}.yaml."));
        return null;
    }
}
