using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.SchemaRegistry;

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegistrySchema))]
[JsonSerializable(typeof(IReadOnlyList<RegistrySchema>))]
[JsonSerializable(typeof(RegistryCandidate))]
[JsonSerializable(typeof(RegistryLevel))]
[JsonSerializable(typeof(RegistryMode))]
[JsonSerializable(typeof(RegistryCheck))]
[JsonSerializable(typeof(IReadOnlyList<RegistryHolder>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<int>))]
internal sealed partial class RegistryJson : JsonSerializerContext;
