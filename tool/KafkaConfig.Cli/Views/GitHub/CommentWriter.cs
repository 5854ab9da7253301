using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>Writes one version of a comment, section after section.</summary>
internal sealed class CommentWriter(PullRequestReport report, CommentDetail detail, IReadOnlyList<MergedFinding> findings, int? most, string whole, TextWriter output)
{
    private const int LongestRemark = 500;

    public void Write()
    {
        output.WriteLine(CommentHeader.Write(report, findings));
        output.WriteLine();
        foreach (var item in report.Unavailable)
            Line($"**{Markdown.Text(Short(item.Environment))} could not be planned:** {Markdown.Text(Short(item.Why))}");
        foreach (var plan in report.Plans)
            Remark(plan);
        if (report.Plans.Count > 0 && report.Plans.All(plan => plan.Changes.Count == 0) && findings.Count == 0)
            Line(report.Unavailable.Count == 0 ? "Nothing to do: what is live is as the files say." : "Nothing to do where plans could be made.");
        Findings();
        Deletions();
        SideBySide.Write(report.Plans, detail.ChangeFields, Cut, output);
        foreach (var plan in report.Plans)
            new EnvironmentSection(plan, detail, Cut, output).Write();
        Unread();
        output.WriteLine("<sub>Written by kafka-config; the job's exit code decides, not this text.</sub>");
    }

    private void Remark(EnvironmentPlanDocument plan)
    {
        if (plan.Against is { } snapshot)
            Line($"{Markdown.Text(Short(plan.Environment))} was planned against the snapshot {Markdown.Code(Short(snapshot))}, not the cluster; such a plan is never applied.");
        if (plan.Only.Count > 0)
            Line($"{Markdown.Text(Short(plan.Environment))} was planned for {Markdown.Text(Short(string.Join(", ", plan.Only)))} alone.");
    }

    private void Findings()
    {
        if (CutOf(detail.Findings) is { } missing)
            Cut(missing);
        var shown = most is { } number ? [.. findings.Take(number)] : findings;
        if (shown.Count < findings.Count)
            Line(string.Create(CultureInfo.InvariantCulture, $"**Shown are the {shown.Count} heaviest of {findings.Count} findings.** {whole}"));
        Section("### Refused", [.. shown.Where(finding => finding.IsRefusal)]);
        Section("### Needs evidence", [.. shown.Where(finding => finding.NeedsEvidence)]);
        var others = shown.Where(finding => finding is { IsRefusal: false, NeedsEvidence: false }).ToList();
        Section("### Allowed by evidence", [.. others.Where(finding => finding.Finding.Evidence is not null)]);
        var notes = others.Where(finding => finding.Finding.Evidence is null).ToList();
        if (notes.Count > 0)
            Folded($"Warnings and notes: {notes.Count.ToString(CultureInfo.InvariantCulture)}", () => Write(notes));
    }

    private static string? CutOf(FindingDetail shown) => shown switch
    {
        FindingDetail.Full => null,
        FindingDetail.WithoutAttachments => "What findings give to paste",
        FindingDetail.WithoutWhy => "Why findings matter",
        FindingDetail.WithoutAdvice => "Why findings matter and what to do instead (kafka-config explain tells)",
        FindingDetail.Lines => "All but a line of each finding (kafka-config explain tells more)",
        _ => "All of findings but code and address (kafka-config explain tells more)",
    };

    private void Section(string title, IReadOnlyList<MergedFinding> shown)
    {
        if (shown.Count == 0)
            return;
        Line(title);
        Write(shown);
        output.WriteLine();
    }

    private void Write(IReadOnlyList<MergedFinding> shown) => MarkdownFindings.Write([.. shown.Select(finding => finding.Finding)], detail.Findings, output);

    private void Deletions()
    {
        var deletions = report.Plans.SelectMany(plan => plan.Changes.Where(change => change.Action == "delete").Select(change => (plan.Environment, Change: change))).ToList();
        if (deletions.Count == 0)
        {
            if (report.Plans.Any(plan => plan.Changes.Count > 0))
                Line("**Deletions:** none.");
            return;
        }

        Line($"### Deletions: {deletions.Count.ToString(CultureInfo.InvariantCulture)}");
        if (!detail.DeletionNames)
        {
            Cut("What is deleted");
            return;
        }

        if (!detail.DeletionFields)
        {
            Cut("The fields of what is deleted");
            foreach (var group in deletions.GroupBy(item => item.Environment, StringComparer.Ordinal))
                Line($"{Markdown.Text(group.Key)}: {string.Join(' ', group.Select(item => Markdown.Code(item.Change.Address)))}");
            return;
        }

        output.WriteLine("| environment | resource | field | live |");
        output.WriteLine("|---|---|---|---|");
        foreach (var (environment, change) in deletions)
        {
            var fields = change.Fields.Select(field => (field.Field, Value: ChangeWords.Before(field))).DefaultIfEmpty(("", ""));
            foreach (var (field, value) in fields)
                output.WriteLine($"| {Markdown.Text(environment)} | {MarkdownChanges.Head(change)} {Markdown.Code(change.Address)} | {MarkdownChanges.Cell(field)} | {MarkdownChanges.Cell(value)} |");
        }

        output.WriteLine();
        MarkdownChanges.Texts([.. deletions.Select(item => item.Change)], output);
    }

    private void Unread()
    {
        var unread = report.Plans.SelectMany(plan => plan.NotEvaluated.Select(item => (plan.Environment, Item: item))).ToList();
        if (unread.Count == 0)
            return;
        Line($"### Not evaluated: {unread.Count.ToString(CultureInfo.InvariantCulture)}");
        if (!detail.Unread)
        {
            Cut("What was not evaluated");
            return;
        }

        foreach (var (environment, item) in unread)
            output.WriteLine($"- {Markdown.Text(environment)} {Markdown.Code(item.Address)} {Markdown.Text(item.Why)}");
        output.WriteLine();
    }

    private void Folded(string title, Action write)
    {
        output.WriteLine($"<details><summary>{Markdown.Html(title)}</summary>");
        output.WriteLine();
        write();
        output.WriteLine();
        output.WriteLine("</details>");
        output.WriteLine();
    }

    private void Cut(string what) => Line($"✂ *{what}: cut, since the text would be too long.* {whole}");

    private static string Short(string text) => Markdown.Cut(text, LongestRemark);

    private void Line(string text)
    {
        output.WriteLine(text);
        output.WriteLine();
    }
}
