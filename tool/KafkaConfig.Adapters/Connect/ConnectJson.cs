using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaConfig.Adapters.Connect;

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConnectRoot))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, ConnectEntry>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string?>))]
[JsonSerializable(typeof(IReadOnlyList<ConnectPluginEntry>))]
[JsonSerializable(typeof(ConnectJudgement))]
[JsonSerializable(typeof(ConnectPositions))]
[JsonSerializable(typeof(ConnectCreation))]
internal sealed partial class ConnectJson : JsonSerializerContext;
