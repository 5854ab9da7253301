using System.Text;

namespace KafkaConfig.Testing;

/// <summary>One folder of <c>Scenarios/</c>: a repository, a sandbox's state, command lines, and what they are expected to print and leave behind.</summary>
public sealed class Scenario(string folder)
{
    private const string ClusterFile = "cluster.json";

    /// <summary>Runs the command lines and compares all output, the exit codes and the cluster afterwards.</summary>
    /// <param name="isReversed">Writes the files in the opposite order, and stands in another time zone: neither may matter.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task RunAsync(bool isReversed, CancellationToken cancellationToken)
    {
        var source = SolutionRoot.Combine(folder);
        using var copy = new TemporaryFolder();
        var files = Directory.EnumerateFiles(Path.Combine(source, "repo"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (isReversed)
            files.Reverse();
        foreach (var file in files)
            copy.Write(Path.GetRelativePath(Path.Combine(source, "repo"), file), await File.ReadAllTextAsync(file, cancellationToken));
        var before = "";
        if (File.Exists(Path.Combine(source, ClusterFile)))
        {
            before = await File.ReadAllTextAsync(Path.Combine(source, ClusterFile), cancellationToken);
            copy.Write(ClusterFile, before);
        }

        var transcript = new StringBuilder();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(source, "command.txt"), cancellationToken))
        {
            if (line.Length == 0)
                continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var result = await CommandRunner.RunAsync(copy.Path, words, clock: isReversed ? FixedClock.ElsewhereOnEarth : FixedClock.Instance, cancellationToken: cancellationToken);
            transcript.Append("$ kafka-config ").Append(line).Append('\n').Append(result.Output);
            if (result.Error.Length > 0)
                transcript.Append("[stderr]\n").Append(result.Error);
            transcript.Append("[exit ").Append(result.ExitCode).Append("]\n\n");
        }

        Baseline.Matches(Path.Combine(folder, "expected", "transcript.txt"), transcript.ToString());
        var written = Directory.Exists(Path.Combine(copy.Path, "runbooks")) ? Directory.EnumerateFiles(Path.Combine(copy.Path, "runbooks"), "*", SearchOption.AllDirectories) : [];
        foreach (var path in written.Select(path => Path.GetRelativePath(copy.Path, path)).Where(path => !File.Exists(Path.Combine(source, "repo", path))).Order(StringComparer.Ordinal))
            Baseline.Matches(Path.Combine(folder, "expected", path), copy.Read(path));
        var after = File.Exists(Path.Combine(copy.Path, ClusterFile)) ? copy.Read(ClusterFile) : "";
        if (after != before || File.Exists(Path.Combine(source, "expected", ClusterFile)))
            Baseline.Matches(Path.Combine(folder, "expected", ClusterFile), after);
    }
}
