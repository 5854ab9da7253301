using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds.Links;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>The API's words, and ours for them.</summary>
internal static class LinkWords
{
    /// <summary>Unknown where nobody says for sure what follows from it: a mirror that is being synchronized may become active or an ordinary topic.</summary>
    public static MirrorStatus Status(string word) => word switch
    {
        "ACTIVE" => MirrorStatus.Active,
        "PAUSED" => MirrorStatus.Paused,
        "LINK_PAUSED" => MirrorStatus.LinkPaused,
        "PENDING_MIRROR" or "PENDING_SETUP_FOR_RESTORE" or "PENDING_RESTORE" => MirrorStatus.Starting,
        "PENDING_STOPPED" => MirrorStatus.Stopping,
        "STOPPED" => MirrorStatus.Stopped,
        "SOURCE_UNAVAILABLE" => MirrorStatus.SourceUnavailable,
        "FAILED" or "LINK_FAILED" => MirrorStatus.Failed,
        _ => MirrorStatus.Unknown,
    };

    public static string Verb(MirrorVerb verb) => verb switch
    {
        MirrorVerb.Pause => "pause",
        MirrorVerb.Resume => "resume",
        MirrorVerb.Promote => "promote",
        _ => "failover",
    };

    /// <summary>A code and a message as one text; null where the code is a healthy one, or there is neither.</summary>
    public static string? Problem(string? code, string? message)
    {
        if (code == "NO_ERROR" || (string.IsNullOrEmpty(code) && string.IsNullOrEmpty(message)))
            return null;
        return string.IsNullOrEmpty(code) || string.IsNullOrEmpty(message) ? $"{code}{message}" : $"{code}: {message}";
    }

    /// <summary>By partition; whatever is no number is left out. Older servers put the list into an object.</summary>
    public static IReadOnlyDictionary<int, long> Lags(JsonElement lags)
    {
        var read = new SortedDictionary<int, long>();
        if (lags.ValueKind == JsonValueKind.Object && lags.TryGetProperty("items", out var items))
            lags = items;
        foreach (var lag in lags.ValueKind == JsonValueKind.Array ? lags.EnumerateArray() : default)
        {
            if (lag.ValueKind == JsonValueKind.Object && Number(lag, "partition") is { } partition and >= 0 and <= int.MaxValue && Number(lag, "lag") is { } records)
                read[(int)partition] = records;
        }

        return read;
    }

    /// <summary>What the API says of its refusal, fit for a sentence.</summary>
    public static string Describe(ServiceReply reply) => string.IsNullOrWhiteSpace(reply.Message) ? $"the Kafka REST API answers {reply.Describe("")}" : reply.Message.Trim();

    private static long? Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
