using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Journals;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JournalDocument))]
internal sealed partial class JournalJson : JsonSerializerContext;
