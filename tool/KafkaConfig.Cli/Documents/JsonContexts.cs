using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KafkaConfig.Cli.Documents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n",
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ApplyDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(DriftReportDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(ConnectorsDocument))]
[JsonSerializable(typeof(ShowDocument))]
[JsonSerializable(typeof(RulesDocument))]
[JsonSerializable(typeof(SarifDocument))]
internal sealed partial class JsonContexts : JsonSerializerContext
{
    /// <summary>The document, without what the runner of a pipeline would take for a command in its log; such signs stand inside strings alone.</summary>
    public static string Write<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type).Replace("##[", "#\\u0023[", StringComparison.Ordinal) + "\n";
}
