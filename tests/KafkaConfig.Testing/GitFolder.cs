using System.Diagnostics;

namespace KafkaConfig.Testing;

/// <summary>Makes a folder a Git repository, with commits of a test's own days.</summary>
public static class GitFolder
{
    public static void Start(string folder)
    {
        Run(folder, default, "init", "--quiet");
        Run(folder, default, "config", "user.email", "test@example.com");
        Run(folder, default, "config", "user.name", "test");
    }

    /// <summary>Commits all that differs.</summary>
    public static void Commit(string folder, DateOnly day)
    {
        Run(folder, day, "add", "--all");
        Run(folder, day, "commit", "--quiet", "--allow-empty", "--message", "change");
    }

    public static void Tag(string folder, string name) => Run(folder, default, "tag", name);

    public static void CloneShallow(string from, string to) => Run(to, default, "clone", "--quiet", "--depth", "1", $"file://{from}", ".");

    public static void Branch(string folder, string name) => Run(folder, default, "checkout", "--quiet", "-b", name);

    /// <summary>Goes back to where the branch began, and merges it with a commit of its own.</summary>
    public static void Merge(string folder, string branch, DateOnly day)
    {
        Run(folder, default, "checkout", "--quiet", "-");
        Run(folder, day, "merge", "--quiet", "--no-ff", "--message", "merge", branch);
    }

    /// <summary>Anything else that git does.</summary>
    public static void Do(string folder, params string[] arguments) => Run(folder, default, arguments);

    private static void Run(string folder, DateOnly day, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        if (day != default)
        {
            var time = day.ToString("yyyy-MM-dd'T12:00:00Z'", System.Globalization.CultureInfo.InvariantCulture);
            start.Environment["GIT_COMMITTER_DATE"] = time;
            start.Environment["GIT_AUTHOR_DATE"] = time;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }
}
