using System.Globalization;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views.Plan;

/// <summary>Plans for a pull request's comment or a job's summary.</summary>
public sealed class MarkdownPlanView : IView<PlanReport>
{
    public void Render(PlanReport report, TextWriter output)
    {
        foreach (var plan in report.Plans)
            Render(plan, output);
        foreach (var environment in report.Unavailable)
        {
            output.WriteLine($"## {Markdown.Text(environment.Environment)}: {ChangeWords.Word(PlanVerdict.Incomplete)}");
            output.WriteLine();
            output.WriteLine($"Nothing could be planned. {Markdown.Text(environment.Why)}");
            output.WriteLine();
        }
    }

    private static void Render(EnvironmentPlan plan, TextWriter output)
    {
        output.WriteLine($"## {Markdown.Text(plan.Environment)}: {ChangeWords.Word(plan.Verdict)}");
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Cluster {Markdown.Code(plan.ClusterId)}, revision {Markdown.Code(plan.Revision)}, plan {Markdown.Code(PlanDigest.Of(plan))}, {plan.CreatedAt:yyyy-MM-dd HH:mm} UTC. {(plan.IsOffline ? "Nothing was compared" : $"{Count.Of(plan.Changes.Count, "change")}, {plan.Unchanged} unchanged")}."));
        if (plan.Against is not null)
            output.WriteLine($"Planned against the snapshot {Markdown.Code(plan.Against)}, not the cluster; never applicable.");
        output.WriteLine();
        if (plan.Findings.Any(finding => finding.Stops))
        {
            Markdown.Findings([.. plan.Findings.Where(finding => finding.Stops)], output);
            output.WriteLine();
        }

        Changes("Deletions", [.. plan.Changes.Where(change => change.Action == "delete")], output);
        Changes("Changes", [.. plan.Changes.Where(change => change.Action != "delete")], output);
        if (plan.Findings.Any(finding => !finding.Stops))
        {
            Markdown.Findings([.. plan.Findings.Where(finding => !finding.Stops)], output);
            output.WriteLine();
        }

        Folded("Drift, left alone", [.. plan.Drift.Select(drift => (drift.Address, ChangeWords.Drift(drift)))], output);
        Folded("Links and mirrors", [.. plan.Observations.Select(observation => (observation.Address, ChangeWords.Observation(observation)))], output);
    }

    private static void Folded(string title, IReadOnlyList<(Core.Model.ResourceAddress Address, string Words)> lines, TextWriter output)
    {
        if (lines.Count == 0)
            return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<details><summary>{title}: {lines.Count}</summary>"));
        output.WriteLine();
        foreach (var (address, words) in lines)
            output.WriteLine($"- {Markdown.Code(address.ToString())} {Markdown.Text(words)}");
        output.WriteLine();
        output.WriteLine("</details>");
        output.WriteLine();
    }

    private static void Changes(string title, IReadOnlyList<Core.Model.Change> changes, TextWriter output)
    {
        if (changes.Count == 0)
            return;
        output.WriteLine($"### {title}");
        output.WriteLine();
        MarkdownChanges.Write([.. changes.Select(change => ChangeDocument.Of(change, null, null))], output);
    }
}
