using System.Globalization;
using System.Text.Json;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Adapters.GitHub;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Report.GitHub;

/// <summary>What a pipeline says of itself in variables and in its event; options come first.</summary>
internal sealed class GitHubSurroundings
{
    private readonly IOContext _io;
    private readonly string? _repository;
    private readonly string _root;

    public GitHubSurroundings(GitHubArguments arguments, IOContext io)
    {
        (_io, _repository, _root) = (io, arguments.Repository ?? Variable(io, "GITHUB_REPOSITORY"), RootOf(arguments.Global.Root, io));
        (PullRequest, Head, Base) = (arguments.PullRequest, arguments.Head, arguments.Base);
        if (Variable(io, "GITHUB_EVENT_PATH") is { } path && File.Exists(path))
            ReadEvent(path);
    }

    public int? PullRequest { get; private set; }

    public string? Head { get; private set; }

    public string? Base { get; private set; }

    public string? SummaryPath => Variable(_io, "GITHUB_STEP_SUMMARY");

    /// <summary>True where a runner reads what is printed.</summary>
    public bool IsRunner => Variable(_io, "GITHUB_ACTIONS") == "true";

    /// <summary>Within the Git repository; <c>.</c> where it is the whole.</summary>
    public string Root
    {
        get
        {
            if (Variable(_io, "GITHUB_WORKSPACE") is not { } workspace)
                return ".";
            var relative = Path.GetRelativePath(workspace, _root).Replace('\\', '/');
            return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? "." : relative;
        }
    }

    /// <summary>The run's page, where its summary is shown; null where it is not known. Nothing in it comes from files.</summary>
    public string? Page =>
        Uri.TryCreate(Variable(_io, "GITHUB_SERVER_URL"), UriKind.Absolute, out var server) && server.Scheme is "http" or "https" && server.UserInfo.Length == 0
        && long.TryParse(Variable(_io, "GITHUB_RUN_ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var run)
        && _repository is { } repository && repository.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/')
            ? string.Create(CultureInfo.InvariantCulture, $"{server.GetLeftPart(UriPartial.Authority)}/{repository}/actions/runs/{run}")
            : null;

    /// <summary>Throws <see cref="UsageException"/> that says what is missing.</summary>
    public GitHubPlace Place() => GitHubPlaces.FromVariables(_io, _repository);

    private void ReadEvent(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("pull_request", out var pullRequest) || pullRequest.ValueKind != JsonValueKind.Object)
                return;
            if (pullRequest.TryGetProperty("number", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value))
                PullRequest ??= value;
            Head ??= Commit(pullRequest, "head");
            Base ??= Commit(pullRequest, "base");
        }
        catch (JsonException)
        {
            throw new UsageException("The event at GITHUB_EVENT_PATH is no JSON.");
        }
    }

    private static string? Commit(JsonElement pullRequest, string side) =>
        pullRequest.TryGetProperty(side, out var commit) && commit.ValueKind == JsonValueKind.Object && commit.TryGetProperty("sha", out var sha) && sha.ValueKind == JsonValueKind.String ? sha.GetString() : null;

    // A report may run where only the plan's file is, so there need not be a root.
    private static string RootOf(string? given, IOContext io)
    {
        try
        {
            return given is null ? RepositoryRoot.Find(null, io.CurrentDirectory) : Path.GetFullPath(given, io.CurrentDirectory);
        }
        catch (UsageException)
        {
            return io.CurrentDirectory;
        }
    }

    private static string? Variable(IOContext io, string name) => io.Variable(name) is { Length: > 0 } value ? value : null;
}
