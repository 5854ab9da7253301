using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.ClusterLinking;

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LinkPage<LinkEntry>))]
[JsonSerializable(typeof(LinkPage<LinkConfigEntry>))]
[JsonSerializable(typeof(LinkPage<MirrorEntry>))]
[JsonSerializable(typeof(LinkCreation))]
[JsonSerializable(typeof(LinkAlteration))]
[JsonSerializable(typeof(MirrorCreation))]
[JsonSerializable(typeof(MirrorMove))]
[JsonSerializable(typeof(MirrorMoveAnswer))]
internal sealed partial class LinkJson : JsonSerializerContext;
