using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>The client id of a run's member of the lock's group: says to anyone who looks at the group which run that is.</summary>
internal static class LockClientId
{
    private const int MaximumCharacters = 100;

    /// <summary>As <c>kafka-config/20261125T204757Z-1f9c2a/alice@build-7</c>.</summary>
    public static string Of(string client, RunHeader run) => $"{client}/{Plain(run.RunId)}/{Plain(run.Who)}";

    /// <summary>True where a member with that client id is of the run.</summary>
    public static bool IsOf(string clientId, RunHeader run) => RunOf(clientId) is { } runId && runId == Plain(run.RunId);

    /// <summary>Who has it, in words.</summary>
    public static string Describe(string clientId) =>
        RunOf(clientId) is { } runId ? $"{clientId[(clientId.LastIndexOf('/') + 1)..]} (run {runId})" : $"the client {Plain(clientId)}";

    private static string? RunOf(string clientId) => clientId.Split('/') is [_, .., var runId, _] ? runId : null;

    private static string Plain(string text) =>
        string.Concat(text.Take(MaximumCharacters).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '@' or ':' ? character : '_'));
}
