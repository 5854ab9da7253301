using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Http;

/// <summary>How Confluent's services and Connect say no.</summary>
internal sealed record ServiceError([property: JsonPropertyName("error_code")] int? ErrorCode, [property: JsonPropertyName("message")] string? Message);
