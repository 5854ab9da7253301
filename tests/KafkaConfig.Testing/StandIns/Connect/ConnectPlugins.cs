using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>The plugins that a stand-in knows, a few of their keys, and how Connect judges a config; references are resolved as a worker does.</summary>
internal static partial class ConnectPlugins
{
    public const string Version = "4.3.1";

    private static readonly ConnectKey[] Common = [new("name", IsRequired: true), new("connector.class", IsRequired: true), new("tasks.max", "INT"), new("key.converter", "CLASS"), new("value.converter", "CLASS")];

    private static readonly SortedDictionary<string, (string Type, ConnectKey[] Keys)> Installed = new(StringComparer.Ordinal)
    {
        [SomeConnector.FileSink] = ("sink", [new("file"), new("topics", "LIST")]),
        [SomeConnector.FileSource] = ("source", [new("file"), new("topic", IsRequired: true), new("batch.size", "INT")]),
        [SomeConnector.MirrorSource] = ("source", [new("source.cluster.alias", IsRequired: true), new("replication.factor", "INT"), new("sasl.jaas.config", "PASSWORD"), new("ssl.keystore.password", "PASSWORD")]),
    };

    public static JsonArray List() =>
        new([.. Installed.Reverse().Select(plugin => new JsonObject { ["class"] = plugin.Key, ["type"] = plugin.Value.Type, ["version"] = Version })]);

    public static bool IsSource(IReadOnlyDictionary<string, string> config) => Find(config).Type == "source";

    /// <summary>What is wrong with each key; throws what a worker answers where it cannot judge.</summary>
    public static IReadOnlyList<(ConnectKey Key, string? Value, IReadOnlyList<string> Errors)> Judge(IReadOnlyDictionary<string, string> config, IReadOnlyDictionary<string, string> variables)
    {
        var resolved = config.ToDictionary(pair => pair.Key, pair => Resolve(pair.Value, variables), StringComparer.Ordinal);
        if (!resolved.ContainsKey("connector.class"))
            throw new ConnectRefusalException(400, $"Connector config {{{string.Join(", ", resolved.Select(pair => $"{pair.Key}={pair.Value}"))}}} contains no connector type");
        var overrides = resolved.Keys.Where(key => key.StartsWith("producer.override.", StringComparison.Ordinal))
            .Select(key => new ConnectKey(key, key.EndsWith("sasl.jaas.config", StringComparison.Ordinal) ? "PASSWORD" : "STRING"));
        return
        [
            .. Common.Concat(Find(resolved).Keys).Concat(overrides).Select(key =>
            {
                var value = resolved.GetValueOrDefault(key.Name);
                return (key, Shown(key, value), Errors(key, value));
            }),
        ];
    }

    public static JsonObject Judgement(IReadOnlyList<(ConnectKey Key, string? Value, IReadOnlyList<string> Errors)> keys) => new()
    {
        ["name"] = "any",
        ["error_count"] = keys.Count(key => key.Errors.Count > 0),
        ["groups"] = new JsonArray("Common"),
        ["configs"] = new JsonArray([.. keys.Select(key => new JsonObject
        {
            ["definition"] = new JsonObject { ["name"] = key.Key.Name, ["type"] = key.Key.Type, ["required"] = key.Key.IsRequired, ["documentation"] = "" },
            ["value"] = new JsonObject
            {
                ["name"] = key.Key.Name, ["value"] = key.Value, ["recommended_values"] = new JsonArray(), ["errors"] = new JsonArray([.. key.Errors.Select(error => JsonValue.Create(error))]), ["visible"] = true,
            },
        })]),
    };

    public static string Resolve(string text, IReadOnlyDictionary<string, string> variables) => Reference().Replace(text, match =>
    {
        var (path, key) = (match.Groups["path"].Value, match.Groups["key"].Value);
        if (match.Groups["provider"].Value == "env")
            return variables.GetValueOrDefault(key, match.Value);
        if (!File.Exists(path))
            throw new ConnectRefusalException(500, $"Could not read properties from file {path}");
        return File.ReadLines(path).Select(line => line.Split('=', 2)).FirstOrDefault(sides => sides[0] == key)?[1] ?? match.Value;
    });

    private static (string Type, ConnectKey[] Keys) Find(IReadOnlyDictionary<string, string> config)
    {
        var wanted = config.GetValueOrDefault("connector.class", "");
        if (Installed.TryGetValue(wanted, out var plugin))
            return plugin;
        var descriptions = Installed.Select(candidate => $"PluginDesc{{klass=class {candidate.Key}, name='{candidate.Key}', version='{Version}', encodedVersion={Version}, type={candidate.Value.Type}, typeName='{candidate.Value.Type}', location='classpath'}}");
        throw new ConnectRefusalException(400, $"Failed to find any class that implements Connector and which name matches {wanted}, available connectors are: {string.Join(", ", descriptions)}");
    }

    private static string? Shown(ConnectKey key, string? value) =>
        value is null || (key.Type == "INT" && !int.TryParse(value, CultureInfo.InvariantCulture, out _)) ? null : key.Type == "PASSWORD" ? "[hidden]" : value;

    private static List<string> Errors(ConnectKey key, string? value)
    {
        if (value is null)
            return key.IsRequired ? [$"Missing required configuration \"{key.Name}\" which has no default value."] : [];
        return key.Type == "INT" && !int.TryParse(value, CultureInfo.InvariantCulture, out _) ? [$"Invalid value {value} for configuration {key.Name}: Not a number of type INT"] : [];
    }

    [GeneratedRegex(@"\$\{(?<provider>env|file):(?:(?<path>[^}:]*):)?(?<key>[^}]*)\}")]
    private static partial Regex Reference();
}
