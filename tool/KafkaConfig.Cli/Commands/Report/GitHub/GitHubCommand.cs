using System.Globalization;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views;
using KafkaConfig.Cli.Views.GitHub;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Reporting;

namespace KafkaConfig.Cli.Commands.Report.GitHub;

/// <summary>Tells GitHub what plans and drift reports say. The job's summary comes first: it needs no permission, and nothing that fails later takes it away.</summary>
public sealed class GitHubCommand(IOContext io)
{
    private const int LeastSummary = 4096;

    private readonly List<string> _failures = [];

    public async Task<ExitCode> RunAsync(GitHubArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Plans.Count + arguments.Drifts.Count == 0)
            throw new UsageException("There is nothing to report: name files with --plan or --drift.");
        var surroundings = new GitHubSurroundings(arguments, io);
        var plans = arguments.Plans.Count > 0 ? Plans(arguments.Plans, surroundings) : null;
        var drift = arguments.Drifts.Count > 0 ? Drift(arguments.Drifts) : null;
        if (plans is not null)
            Summarise(surroundings, left => Text(ViewCatalog.Summary(left), plans));
        if (drift is not null)
            Summarise(surroundings, left => Text(ViewCatalog.DriftIssue(left, "", "The whole report is in the file of `kafka-config drift --output json`."), drift));
        if (plans is not null && surroundings.IsRunner)
            ViewCatalog.Annotations().Render(plans, io.Output);
        await io.Output.FlushAsync(cancellationToken);
        try
        {
            var place = surroundings.Place();
            using var session = new Composition(io).ForReporting(place, arguments.Wait);
            if (plans is not null)
                await TryAsync(() => CommentAsync(session, plans, surroundings, cancellationToken));
            if (drift is not null)
                await TryAsync(() => IssueAsync(session, drift, surroundings, cancellationToken));
        }
        catch (UsageException problem)
        {
            _failures.Add(problem.Message);
        }

        foreach (var failure in _failures)
            await io.Error.WriteLineAsync(Ink.Safe($"kafka-config: {failure}"));
        return _failures.Count == 0 ? ExitCode.Done : ExitCode.Error;
    }

    private async Task CommentAsync(ReportingSession session, PullRequestReport report, GitHubSurroundings surroundings, CancellationToken cancellationToken)
    {
        var pullRequest = surroundings.PullRequest ?? throw new UsageException("This event has no pull request to comment on; name one with --pull-request NUMBER.");
        var marker = ReportMarker.Of("plan", surroundings.Root);
        var outcome = await new StickyComment(session.Comments(pullRequest), marker).PublishAsync(Text(ViewCatalog.Comment(marker, Whole(surroundings, "plan", "plan --out")), report), cancellationToken);
        await io.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{outcome} the comment in pull request {pullRequest}."));
    }

    private async Task IssueAsync(ReportingSession session, DriftReportDocument report, GitHubSurroundings surroundings, CancellationToken cancellationToken)
    {
        var marker = ReportMarker.Of("drift", surroundings.Root);
        var issue = new StickyIssue(session.Issues, marker);
        var (title, body) = (DriftIssueView.Title(report), Text(ViewCatalog.DriftIssue(CommentView.CommentLimit, marker, Whole(surroundings, "report", "drift --output json")), report));
        var outcome = report switch
        {
            { Differences: > 0 } => await issue.OpenAsync(title, body, cancellationToken),
            { IsComplete: true } => await issue.CloseAsync($"Nothing differs from Git any more ({DriftIssueView.Moment(report)}).", cancellationToken),
            _ => await issue.RefreshAsync(title, body, cancellationToken),
        };
        await io.Output.WriteLineAsync(outcome == ReportOutcome.Nothing ? "No issue about drift is open, and none is opened." : $"{outcome} the issue about drift.");
    }

    // One failure does not keep the other report from being told.
    private async Task TryAsync(Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception problem) when (problem is UsageException or UnavailableException)
        {
            _failures.Add(problem.Message);
        }
    }

    private void Summarise(GitHubSurroundings surroundings, Func<int, string> write)
    {
        if (surroundings.SummaryPath is not { } path)
            return;
        try
        {
            // Steps of one job may have written before; over the limit the whole summary is dropped.
            var written = File.Exists(path) ? new FileInfo(path).Length : 0;
            var left = CommentView.SummaryLimit - 1 - written;
            if (left < LeastSummary)
                _failures.Add("The job's summary has no room left; GitHub drops one over 1 MiB.");
            else
                File.AppendAllText(path, write((int)left));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _failures.Add($"The job's summary could not be written: {problem.Message}");
        }
    }

    private PullRequestReport Plans(IReadOnlyList<string> files, GitHubSurroundings surroundings)
    {
        var documents = files.Select(file => PlanDocument.Read(Path.GetFullPath(file, io.CurrentDirectory), file)).ToList();
        var plans = documents.SelectMany(document => document.Environments).ToList();
        RefuseTwice(plans.Select(plan => plan.Environment), "plan");
        return new PullRequestReport
        {
            Plans = plans,
            Unavailable = [.. documents.SelectMany(document => document.Unavailable)],
            Head = surroundings.Head,
            // The base branch may have gone on since the event.
            Base = plans.Select(plan => plan.Base).Distinct(StringComparer.Ordinal).ToList() is [{ } counted] ? counted : surroundings.Base,
            Time = io.Time.GetUtcNow(),
            Root = surroundings.Root,
        };
    }

    private DriftReportDocument Drift(IReadOnlyList<string> files)
    {
        var documents = files.Select(file => DriftReportDocument.Read(Path.GetFullPath(file, io.CurrentDirectory), file)).ToList();
        var environments = documents.SelectMany(document => document.Environments).ToList();
        RefuseTwice(environments.Select(environment => environment.Environment), "drift report");
        // Of one run they are compared; of several, each with an identity of its own, nobody has done so yet.
        return documents is [var only] ? only : DriftReportDocument.Of(environments, [.. documents.SelectMany(document => document.Unavailable)]);
    }

    private static void RefuseTwice(IEnumerable<string> environments, string what)
    {
        if (environments.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"The files hold more than one {what} of {twice.Key}.");
    }

    // Markdown of our own; the address is made of what the runner says.
    private static string Whole(GitHubSurroundings surroundings, string what, string origin) => surroundings switch
    {
        { SummaryPath: null } => $"The whole {what} is in the file of `kafka-config {origin}`.",
        { Page: { } page } => $"The whole {what} is in the [job's summary]({page}).",
        _ => $"The whole {what} is in the job's summary.",
    };

    private static string Text<TReport>(IView<TReport> view, TReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        view.Render(report, writer);
        return writer.ToString();
    }
}
