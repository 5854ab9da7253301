using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>A comment's first line: the verdict, counts, what was planned and when.</summary>
internal static class CommentHeader
{
    private const int LongestRevision = 64;
    private const int LongestName = 60;
    private const int ShownDigests = 8;

    public static string Write(PullRequestReport report, IReadOnlyList<MergedFinding> findings)
    {
        var (symbol, word) = Verdict(report);
        List<string> parts = [$"**{symbol} KafkaConfig plan: {word}**", .. Counts(report, findings)];
        if (report.Head is { } head)
            parts.Add($"head {Revision(head)}");
        if (report.Base is { } target)
            parts.Add($"base {Revision(target)}");
        if (report.Plans.Count > 0)
        {
            var digests = report.Plans.Take(ShownDigests).Select(plan => $"{Markdown.Text(Markdown.Cut(plan.Environment, LongestName))} {Markdown.Code(Markdown.Cut(plan.Digest, LongestRevision))}");
            parts.Add($"plan {string.Join(", ", digests)}{(report.Plans.Count > ShownDigests ? $" and {(report.Plans.Count - ShownDigests).ToString(CultureInfo.InvariantCulture)} more" : "")}");
        }

        var time = report.Plans.Count > 0 ? report.Plans.Max(plan => plan.CreatedAt) : report.Time;
        parts.Add(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        return string.Join(" · ", parts);
    }

    private static (string Symbol, string Word) Verdict(PullRequestReport report)
    {
        var verdicts = report.Plans.Select(plan => plan.Verdict).ToHashSet(StringComparer.Ordinal);
        return verdicts switch
        {
            _ when report.Unavailable.Count > 0 || verdicts.Contains("incomplete") => ("⛔", "INCOMPLETE"),
            _ when verdicts.Contains("refused") => ("⛔", "REFUSED"),
            _ when verdicts.Contains("changes") => ("🔶", "CHANGES"),
            _ when verdicts.All(verdict => verdict == "no-changes") => ("✅", "NO CHANGES"),
            _ => ("⛔", "INCOMPLETE"),
        };
    }

    private static IEnumerable<string> Counts(PullRequestReport report, IReadOnlyList<MergedFinding> findings)
    {
        var refused = findings.Count(finding => finding.IsRefusal && FindingWords.Word(finding.Finding) != "UNREAD");
        if (refused > 0)
            yield return Number(refused, "refused");
        var unread = findings.Count(finding => FindingWords.Word(finding.Finding) == "UNREAD");
        if (unread > 0)
            yield return Number(unread, "unread");
        var runbooks = findings.Count(finding => finding is { NeedsEvidence: true, Finding.Severity: "runbook" });
        if (runbooks > 0)
            yield return Number(runbooks, runbooks == 1 ? "needs a runbook" : "need a runbook");
        var acknowledgements = findings.Count(finding => finding is { NeedsEvidence: true, Finding.Severity: "ack" });
        if (acknowledgements > 0)
            yield return Number(acknowledgements, acknowledgements == 1 ? "needs an acknowledgement" : "need an acknowledgement");
        var deletions = report.Plans.Sum(plan => plan.Changes.Count(change => change.Action == "delete"));
        if (deletions > 0)
            yield return Count.Of(deletions, "deletion");
        var safe = report.Plans.Sum(Safe);
        if (safe > 0)
            yield return Count.Of(safe, "safe change");
        if (report.Unavailable.Count > 0)
            yield return $"{Count.Of(report.Unavailable.Count, "environment")} unavailable";
    }

    private static int Safe(EnvironmentPlanDocument plan)
    {
        var held = plan.Findings.Where(finding => finding.Stops).Select(finding => finding.Address).ToHashSet();
        return plan.Changes.Count(change => change.Action != "delete" && change.Impact != "impossible" && !held.Contains(change.Address));
    }

    private static string Number(int number, string words) => string.Create(CultureInfo.InvariantCulture, $"{number} {words}");

    // A commit as people say it; anything else as it is.
    private static string Revision(string revision) =>
        Markdown.Code(revision.Length == 40 && revision.All(char.IsAsciiHexDigit) ? revision[..7] : Markdown.Cut(revision, LongestRevision));
}
