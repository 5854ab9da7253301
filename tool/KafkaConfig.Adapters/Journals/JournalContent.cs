using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Journals;

/// <summary>A whole journal: the latest record of each key, in the order of writing.</summary>
/// <param name="place">As messages begin: "The journal of environments/prod.yaml".</param>
/// <param name="records">Keys with their values.</param>
internal sealed class JournalContent(string place, IReadOnlyList<KeyValuePair<string, string>> records)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Newest first: locks keep runs apart, so the order of their first records is the order of the runs.</summary>
    public IReadOnlyList<RunRecord> Runs()
    {
        foreach (var (key, _) in records)
        {
            if (JournalKey.RunOf(key) is null && !JournalKey.IsApplied(key))
                throw JournalCodec.Broken(place, key, "its key is none of this version");
        }

        return [.. ByRun().Select(run => Run(run.Key, run)).Reverse()];
    }

    public AppliedRevision? Applied(string environment)
    {
        var key = JournalKey.Applied(environment);
        foreach (var record in records.Where(record => record.Key == key))
        {
            var applied = JournalCodec.Read(place, key, record.Value).Applied;
            return applied?.Environment == environment ? applied : throw JournalCodec.Broken(place, key, "it is none of that environment");
        }

        return null;
    }

    /// <summary>The keys of runs that are kept no longer. The first record of a run is the last to go, so that a run is never there without it.</summary>
    public IReadOnlyList<string> OldKeys(DateTimeOffset now) =>
        [.. ByRun().Where(run => Start(run.Key, run).StartedAt < now - Kept).SelectMany(run => run.Select(record => record.Key).Reverse())];

    private IEnumerable<IGrouping<string, KeyValuePair<string, string>>> ByRun() =>
        records.Where(record => JournalKey.RunOf(record.Key) is not null).GroupBy(record => JournalKey.RunOf(record.Key) ?? "", StringComparer.Ordinal);

    private RunRecord Run(string runId, IEnumerable<KeyValuePair<string, string>> run) => new(
        Start(runId, run),
        [.. run.Select(record => JournalCodec.Read(place, record.Key, record.Value).Entry ?? throw JournalCodec.Broken(place, record.Key, "it is none of a run"))]);

    private RunHeader Start(string runId, IEnumerable<KeyValuePair<string, string>> run)
    {
        var (key, text) = run.First();
        var header = JournalCodec.Read(place, key, text).RunStarted ?? throw JournalCodec.Broken(place, key, "the run's start is not before it");
        return header.RunId == runId ? header : throw JournalCodec.Broken(place, key, "it is of another run than its key");
    }
}
