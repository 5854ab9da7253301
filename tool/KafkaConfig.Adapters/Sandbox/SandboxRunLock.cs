using KafkaConfig.Adapters.Journals;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Keeps runs on one sandbox apart: an open file beside it, which the operating system closes when its process dies. Who holds it says the journal.</summary>
public sealed class SandboxRunLock(SandboxFile file, TimeProvider clock) : IRunLock
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly string _path = file.Path + ".run-lock";
    private readonly SandboxJournal _journal = new(file);

    public async Task<IRunLease> AcquireAsync(RunHeader run, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        FileStream? held;
        while ((held = TryOpen()) is null)
        {
            if (clock.GetElapsedTime(started) >= timeout)
                throw new LockHeldException(HeldSentence.Of($"The sandbox {file.Path}", Holder(), "another run"));
            await Task.Delay(Period, clock, cancellationToken);
        }

        var lease = new SandboxRunLease(held, _journal, run.RunId, clock);
        try
        {
            await lease.AppendAsync(new JournalEntry.RunStarted(run), cancellationToken);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    private RunHeader? Holder()
    {
        try
        {
            return HeldSentence.Newest(_journal.Read().Runs());
        }
        catch (UnavailableException)
        {
            // That it is held is known all the same.
            return null;
        }
    }

    private FileStream? TryOpen()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path)) ?? ".");
            // The file stays: removing it would let a third run in while a second one waits for the removed file.
            return new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (File.Exists(_path))
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The sandbox {file.Path} cannot be locked: {problem.Message}", problem);
        }
    }
}
