using System.Text;

namespace KafkaConfig.Testing;

/// <summary>One folder of <c>Scenarios/</c>: a repository, a sandbox's state, command lines, and what they are expected to print and leave behind. The line <c>commit NAME</c> puts the
/// files of the folder NAME, if there is one, in the place of the repository's, commits them to Git, and tags the commit.</summary>
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
        Fill(copy, Path.Combine(source, "repo"), isReversed);
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
            if (words[0] == "commit")
            {
                Commit(copy, Path.Combine(source, words[1]), words[1]);
                transcript.Append("$ git commit  # ").Append(words[1]).Append("\n\n");
                continue;
            }

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

    private static void Fill(TemporaryFolder copy, string from, bool isReversed)
    {
        var files = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (isReversed)
            files.Reverse();
        foreach (var file in files)
            copy.Write(Path.GetRelativePath(from, file), File.ReadAllText(file));
    }

    private static void Commit(TemporaryFolder copy, string from, string name)
    {
        if (!Directory.Exists(Path.Combine(copy.Path, ".git")))
        {
            GitFolder.Start(copy.Path);
            // The cluster is no part of what it should look like.
            copy.Write(".git/info/exclude", $"{ClusterFile}*\n");
        }

        if (Directory.Exists(from))
        {
            foreach (var entry in new DirectoryInfo(copy.Path).EnumerateFileSystemInfos().Where(entry => entry.Name != ".git" && !entry.Name.StartsWith(ClusterFile, StringComparison.Ordinal)))
            {
                if (entry is DirectoryInfo folder)
                    folder.Delete(recursive: true);
                else
                    entry.Delete();
            }

            Fill(copy, from, isReversed: false);
        }

        GitFolder.Commit(copy.Path, new DateOnly(2026, 10, 25));
        GitFolder.Tag(copy.Path, name);
    }
}
