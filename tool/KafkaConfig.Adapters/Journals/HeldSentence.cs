using System.Globalization;
using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Journals;

/// <summary>Says who holds a cluster and since when.</summary>
internal static class HeldSentence
{
    /// <param name="cluster">How the sentence begins: "The cluster of environments/prod.yaml (kafka:9092)".</param>
    /// <param name="holder">The run as the journal knows it; null where it has not written anything yet.</param>
    /// <param name="otherwise">Who holds it as far as is known, where the journal does not say.</param>
    public static string Of(string cluster, RunHeader? holder, string otherwise)
    {
        var who = holder is null
            ? otherwise
            : string.Create(CultureInfo.InvariantCulture, $"{holder.Who} since {holder.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC (run {holder.RunId})");
        return $"{cluster} is held by {who}. Nothing was written: try again when that run has ended; a run that was killed lets go within 15 seconds.";
    }

    /// <summary>The run that holds the cluster if any does: the newest, unless it has ended. An older one without an end was killed.</summary>
    public static RunHeader? Newest(IReadOnlyList<RunRecord> runs) => runs is [{ End: null } newest, ..] ? newest.Run : null;
}
