using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Journals;

/// <summary>Entries as JSON and back. What is read is read strictly: a record that is not fully understood is reported, never skipped.</summary>
internal static class JournalCodec
{
    /// <summary>A broker takes a megabyte; half of it leaves room for settings below the default.</summary>
    public const int MaximumBytes = 512 * 1024;

    private const int MaximumTexts = 50;
    private const int MaximumCharacters = 500;

    // People read the topic with a console consumer: "12 -> 24", not "12 -\u003E 24".
    private static readonly JsonTypeInfo<JournalDocument> Json =
        new JournalJson(new JsonSerializerOptions(JournalJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).JournalDocument;

    /// <summary>One record, or several where the entry is too big for one; reading gives as many entries.</summary>
    public static IReadOnlyList<string> Write(JournalEntry entry)
    {
        var text = Serialize(entry);
        if (Encoding.UTF8.GetByteCount(text) <= MaximumBytes)
            return [text];
        return entry switch
        {
            JournalEntry.OperationsIntended { Operations: { Count: > 1 } all } intended =>
                [.. Halves(all).SelectMany(half => Write(intended with { Operations = half }))],
            JournalEntry.OperationsDecided { Outcomes: { Count: > 1 } all } decided =>
                [.. Halves(all).SelectMany(half => Write(decided with { Outcomes = half }))],
            _ => [Serialize(Shorten(entry))],
        };
    }

    public static string Write(AppliedRevision applied) => Serialize(new JournalDocument { FormatVersion = JournalDocument.CurrentFormatVersion, Applied = applied });

    /// <param name="place">Begins the sentence if it is broken: "The journal of …".</param>
    /// <param name="key">Of the record.</param>
    /// <param name="text">Its value.</param>
    public static JournalDocument Read(string place, string key, string text)
    {
        try
        {
            if (VersionOf(text) is { } version and not JournalDocument.CurrentFormatVersion)
                throw Broken(place, key, $"it has format version {version}, and this version of kafka-config reads {JournalDocument.CurrentFormatVersion}");
            var document = JsonSerializer.Deserialize(text, Json) ?? throw Broken(place, key, "it says nothing");
            return document.Problem is { } problem ? throw Broken(place, key, problem) : document;
        }
        catch (JsonException problem)
        {
            throw Broken(place, key, problem.Message.Split(" Path:")[0].TrimEnd('.'));
        }
    }

    public static UnavailableException Broken(string place, string key, string why) => new($"{place} cannot be read: its record {key} is broken: {why}.");

    // Before anything else, so that a record of a newer version is called that, not a broken one.
    private static int? VersionOf(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("formatVersion", out var version) && version.TryGetInt32(out var number) ? number : null;
    }

    private static string Serialize(JournalEntry entry) => Serialize(new JournalDocument
    {
        FormatVersion = JournalDocument.CurrentFormatVersion,
        RunStarted = (entry as JournalEntry.RunStarted)?.Run,
        OperationsIntended = entry as JournalEntry.OperationsIntended,
        OperationsDecided = entry as JournalEntry.OperationsDecided,
        RunEnded = entry as JournalEntry.RunEnded,
    });

    private static string Serialize(JournalDocument document) => JsonSerializer.Serialize(document, Json);

    private static IReadOnlyList<T>[] Halves<T>(IReadOnlyList<T> all) => [[.. all.Take(all.Count / 2)], [.. all.Skip(all.Count / 2)]];

    // Only what is huge by itself gets here: one operation, or the list that a run was narrowed to.
    private static JournalEntry Shorten(JournalEntry entry) => entry switch
    {
        JournalEntry.RunStarted started => new JournalEntry.RunStarted(started.Run with { Only = Shorten(started.Run.Only) }),
        JournalEntry.OperationsIntended intended => intended with
        {
            Operations = [.. intended.Operations.Select(operation => operation with { Fields = Shorten(operation.Fields), Evidence = Shorten(operation.Evidence) })],
        },
        JournalEntry.OperationsDecided decided => decided with
        {
            Outcomes = [.. decided.Outcomes.Select(outcome => outcome with { Why = outcome.Why is null ? null : Shorten(outcome.Why) })],
        },
        _ => entry,
    };

    private static IReadOnlyList<string> Shorten(IReadOnlyList<string> texts) =>
        texts.Count <= MaximumTexts ? [.. texts.Select(Shorten)] : [.. texts.Take(MaximumTexts).Select(Shorten), $"… and {texts.Count - MaximumTexts} more"];

    private static string Shorten(string text) => text.Length <= MaximumCharacters ? text : text[..MaximumCharacters] + "…";
}
