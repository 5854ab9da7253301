using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Http;

[JsonSerializable(typeof(ServiceError))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ServiceJson : JsonSerializerContext;
