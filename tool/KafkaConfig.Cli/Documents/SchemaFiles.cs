using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using KafkaConfig.Core;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>Every JSON Schema that the tool writes: of its file formats and of its JSON outputs.</summary>
public static class SchemaFiles
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSchemaExporterOptions Export = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>File names with their content, in ordinal order.</summary>
    public static IReadOnlyList<(string Name, string Json)> All()
    {
        var layerShapes = KindCatalog.All.ToDictionary(kind => kind.ResourceKind, kind => kind.LayerShape);
        var schemas = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["kafka-config.schema.json"] = JsonSchemaWriter.Write("kafka-config.yaml", new SettingsParser(layerShapes, RuleCatalog.Descriptions).Shape),
            ["environment.schema.json"] = JsonSchemaWriter.Write("environments/*.yaml", new EnvironmentParser(layerShapes).Shape),
            ["plan.output.schema.json"] = Output("plan --output json", JsonContexts.Default.PlanDocument),
            ["apply.output.schema.json"] = Output("apply --output json", JsonContexts.Default.ApplyDocument),
            ["drift.output.schema.json"] = Output("drift --output json", JsonContexts.Default.DriftReportDocument),
            ["validate.output.schema.json"] = Output("validate --output json, and every command that finds errors in files", JsonContexts.Default.ValidationDocument),
            ["show.output.schema.json"] = Output("show --output json", JsonContexts.Default.ShowDocument),
            ["rules.output.schema.json"] = Output("rules --output json and explain --output json", JsonContexts.Default.RulesDocument),
        };
        foreach (var kind in KindCatalog.All)
            schemas[$"{NameOf(kind)}.schema.json"] = JsonSchemaWriter.Write($"{kind.Folder}/**/*.yaml", kind.Shape);
        return [.. schemas.Select(schema => (schema.Key, schema.Value.ToJsonString(Layout) + "\n"))];
    }

    private static string NameOf(IKind kind) => ResourceAddress.NameOf(kind.ResourceKind);

    private static JsonObject Output(string title, System.Text.Json.Serialization.Metadata.JsonTypeInfo type)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (name, value) in type.GetJsonSchemaAsNode(Export).AsObject().ToList())
            schema[name] = value?.DeepClone();
        return schema;
    }
}
