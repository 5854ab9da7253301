using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Sandbox;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n",
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SandboxState))]
[JsonSerializable(typeof(SandboxJournalState))]
internal sealed partial class SandboxJson : JsonSerializerContext;
