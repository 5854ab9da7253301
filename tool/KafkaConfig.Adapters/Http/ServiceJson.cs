using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Http;

[JsonSerializable(typeof(ServiceError))]
internal sealed partial class ServiceJson : JsonSerializerContext;
