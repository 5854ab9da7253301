using System.Globalization;
using System.Text.Json.Nodes;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Cli.Tests;

/// <summary>A YAML tree as the JSON that an editor holds against a schema.</summary>
internal static class YamlAsJson
{
    public static string Write(YamlNode node) => Convert(node)?.ToJsonString() ?? "null";

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Convert(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Convert)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsBoolean: true } scalar => bool.Parse(scalar.Value),
        YamlScalar { IsNumber: true } scalar => decimal.Parse(scalar.Value, CultureInfo.InvariantCulture),
        YamlScalar scalar => scalar.Value,
        _ => throw new ArgumentException(node.Noun),
    };
}
