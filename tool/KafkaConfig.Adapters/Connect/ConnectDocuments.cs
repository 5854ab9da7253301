using System.Text.Json;

namespace KafkaConfig.Adapters.Connect;

/// <summary>The bodies of Connect's API, as far as they are needed. Whatever a worker may leave out is null.</summary>
internal sealed record ConnectRoot(string? Version, string? KafkaClusterId);

internal sealed record ConnectEntry(ConnectInfo? Info, ConnectReport? Status);

internal sealed record ConnectInfo(string? Name, IReadOnlyDictionary<string, string?>? Config);

internal sealed record ConnectReport(ConnectPart? Connector, IReadOnlyList<ConnectPart>? Tasks, string? Type);

internal sealed record ConnectPart(int? Id, string? State, string? WorkerId, string? Trace);

internal sealed record ConnectPluginEntry(string? Class, string? Type, string? Version);

internal sealed record ConnectJudgement(IReadOnlyList<ConnectJudgedKey>? Configs);

internal sealed record ConnectJudgedKey(ConnectKeyDefinition? Definition, ConnectKeyValue? Value)
{
    public string Name => Definition?.Name ?? Value?.Name ?? "";

    public string Type => Definition?.Type ?? "";
}

internal sealed record ConnectKeyDefinition(string? Name, string? Type);

internal sealed record ConnectKeyValue(string? Name, string? Value, IReadOnlyList<string?>? RecommendedValues, IReadOnlyList<string>? Errors);

internal sealed record ConnectPositions(IReadOnlyList<ConnectPosition>? Offsets);

internal sealed record ConnectPosition(JsonElement Partition, JsonElement Offset);

internal sealed record ConnectCreation(string Name, IReadOnlyDictionary<string, string> Config, string InitialState);
