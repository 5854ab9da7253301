using System.Globalization;

namespace KafkaConfig.Adapters.Journals;

/// <summary>Keys of records: <c>run/20261125T204757Z-1f9c2a/0003</c>, <c>applied/prod</c>.</summary>
internal static class JournalKey
{
    private const string RunPrefix = "run/";
    private const string AppliedPrefix = "applied/";

    public static string Run(string runId, int number) => string.Create(CultureInfo.InvariantCulture, $"{RunPrefix}{runId}/{number:0000}");

    public static string Applied(string environment) => AppliedPrefix + environment;

    /// <summary>Null where the key is none of a run.</summary>
    public static string? RunOf(string key)
    {
        var end = key.LastIndexOf('/');
        return key.StartsWith(RunPrefix, StringComparison.Ordinal) && end > RunPrefix.Length ? key[RunPrefix.Length..end] : null;
    }

    public static bool IsApplied(string key) => key.StartsWith(AppliedPrefix, StringComparison.Ordinal);
}
