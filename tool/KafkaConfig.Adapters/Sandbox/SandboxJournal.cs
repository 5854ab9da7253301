using System.Text.Json;
using KafkaConfig.Adapters.Journals;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>The journal of a sandbox: a file beside it, with the records that a real cluster's topic would hold.</summary>
public sealed class SandboxJournal(SandboxFile file) : IJournal
{
    private readonly string _path = file.Path + ".journal";

    public Task<IReadOnlyList<RunRecord>> ReadRunsAsync(CancellationToken cancellationToken) => Task.FromResult(Read().Runs());

    public Task<AppliedRevision?> ReadAppliedAsync(string environment, CancellationToken cancellationToken) => Task.FromResult(Read().Applied(environment));

    internal JournalContent Read() => new($"The journal {_path}", [.. ReadState().Records.Select(record => KeyValuePair.Create(record.Key, record.Value.GetRawText()))]);

    /// <summary>Puts records in the place of those with the same keys; a null value takes the record away. For the holder of the lock alone.</summary>
    internal void Write(IReadOnlyList<KeyValuePair<string, string?>> records)
    {
        var keys = records.Select(record => record.Key).ToHashSet(StringComparer.Ordinal);
        var state = new SandboxJournalState
        {
            Records = [.. ReadState().Records.Where(record => !keys.Contains(record.Key)), .. records.Where(record => record.Value is not null).Select(record => new SandboxJournalRecord(record.Key, Parse(record.Value ?? "")))],
        };
        try
        {
            // A reader sees the old journal or the new one.
            File.WriteAllText(_path + ".new", JsonSerializer.Serialize(state, SandboxJson.Default.SandboxJournalState) + "\n");
            File.Move(_path + ".new", _path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The journal {_path} cannot be written: {problem.Message}", problem);
        }
    }

    private SandboxJournalState ReadState()
    {
        try
        {
            if (!File.Exists(_path))
                return new SandboxJournalState();
            var state = JsonSerializer.Deserialize(File.ReadAllText(_path), SandboxJson.Default.SandboxJournalState);
            if (state?.FormatVersion == SandboxJournalState.CurrentFormatVersion)
                return state;
            throw new UnavailableException($"The journal {_path} has format version {state?.FormatVersion}; this version reads {SandboxJournalState.CurrentFormatVersion}.");
        }
        catch (JsonException problem)
        {
            throw new UnavailableException($"The journal {_path} cannot be read: line {problem.LineNumber + 1}: {problem.Message.Split(" Path:")[0].TrimEnd('.')}.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The journal {_path} cannot be read: {problem.Message}", problem);
        }
    }

    private static JsonElement Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
