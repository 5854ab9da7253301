using System.Text.Json;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>The bodies of Cluster Linking's API, as far as they are needed. Whatever a server may leave out is null.</summary>
internal sealed record LinkPage<T>(LinkPageMetadata? Metadata, IReadOnlyList<T?>? Data);

internal sealed record LinkPageMetadata(string? Next);

internal sealed record LinkEntry(
    string? LinkName, string? LinkId, string? ClusterLinkId, string? SourceClusterId, string? DestinationClusterId, string? RemoteClusterId, string? LinkState, string? LinkError, string? LinkErrorMessage);

internal sealed record LinkConfigEntry(string? Name, string? Value, bool? IsDefault, bool? IsSensitive, string? Source);

internal sealed record MirrorEntry(
    string? LinkName, string? MirrorTopicName, string? SourceTopicName, string? MirrorStatus, string? MirrorTopicError, IReadOnlyList<MirrorProblem?>? MirrorStateTransitionErrors, JsonElement MirrorLags);

internal sealed record MirrorProblem(JsonElement ErrorCode, string? ErrorMessage);

internal sealed record LinkCreation(string? SourceClusterId, string? DestinationClusterId, string? RemoteClusterId, IReadOnlyList<LinkSetting> Configs);

internal sealed record LinkSetting(string Name, string Value);

internal sealed record LinkAlteration(IReadOnlyList<LinkOperation> Data);

internal sealed record LinkOperation(string Name, string? Value, string Operation);

internal sealed record MirrorCreation(string SourceTopicName, string MirrorTopicName);

internal sealed record MirrorMove(IReadOnlyList<string> MirrorTopicNames);

internal sealed record MirrorMoveAnswer(IReadOnlyList<MirrorRow?>? Data);

internal sealed record MirrorRow(string? MirrorTopicName, int? ErrorCode, string? ErrorMessage);
