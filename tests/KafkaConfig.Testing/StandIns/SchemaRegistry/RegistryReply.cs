using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>An answer of the stand-in.</summary>
internal sealed record RegistryReply(int Status, JsonNode? Body);
