using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>An answer of the stand-in; without a body where it is null.</summary>
internal sealed record ConnectReply(int Status, JsonNode? Body);
