using System.Text.Json;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>The file behind a sandbox: read whole, written whole, never half. A lock file beside it keeps two writers apart.</summary>
public sealed class SandboxFile(string path, int brokers)
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);

    public string Path => path;

    /// <summary>The repository's root, to which sandboxes are relative that links lead to; null: there are no others.</summary>
    public string? Root { get; init; }

    /// <summary>The file relative to the repository's root; null where it stands alone.</summary>
    public string? Name => Root is null ? null : System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Another sandbox of the repository; null where there is none.</summary>
    public SandboxFile? Other(string? file) => Root is null || file is null || !File.Exists(System.IO.Path.Combine(Root, file)) ? null : new SandboxFile(System.IO.Path.Combine(Root, file), brokers) { Root = Root };

    /// <summary>The state; a file that does not exist yet is an empty cluster.</summary>
    public SandboxState Read()
    {
        try
        {
            if (!File.Exists(path))
                return new SandboxState { Brokers = [.. Enumerable.Range(1, brokers)] };
            return Parse(File.ReadAllText(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Changes the state while no other writer can. What comes back as it was, as from a dry run, is not written.</summary>
    public async Task ChangeAsync(Func<SandboxState, SandboxState> change, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? ".");
        await using (await LockAsync(cancellationToken))
        {
            var state = Read();
            // As text, since a change may be made in place.
            var before = ToText(state);
            var after = ToText(change(state));
            if (after != before)
                Write(after);
        }
    }

    /// <summary>Writes to a file beside it and puts that in its place, so that a reader sees the old state or the new one.</summary>
    public void Write(SandboxState state) => Write(ToText(state));

    private void Write(string text)
    {
        var temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    private static string ToText(SandboxState state) => JsonSerializer.Serialize(state, SandboxJson.Default.SandboxState) + "\n";

    private SandboxState Parse(string text)
    {
        try
        {
            var state = JsonSerializer.Deserialize(text, SandboxJson.Default.SandboxState);
            if (state?.FormatVersion != SandboxState.CurrentFormatVersion)
                throw new UsageException($"{path} has format version {state?.FormatVersion}; this version reads {SandboxState.CurrentFormatVersion}.");
            return SandboxCheck.Complete(state, path);
        }
        catch (JsonException problem)
        {
            throw new UsageException($"{path}:{problem.LineNumber + 1}: this is no sandbox or snapshot: {problem.Message.Split(" Path:")[0].TrimEnd('.')}.");
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                // The lock file stays: removing it would let a third writer in while a second one waits for the removed file.
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (System.Diagnostics.Stopwatch.GetElapsedTime(started) < LockTimeout)
            {
                await Task.Delay(50, cancellationToken);
            }
            catch (IOException problem)
            {
                throw new UnavailableException($"{path} is locked by another run.", problem);
            }
        }
    }
}
