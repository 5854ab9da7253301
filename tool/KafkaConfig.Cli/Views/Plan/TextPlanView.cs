using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views.Plan;

/// <summary>Plans for a terminal: verdict, refused, deletions, changes, drift, and what is as it should be as a count.</summary>
public sealed class TextPlanView(Ink ink) : IView<PlanReport>
{
    public void Render(PlanReport report, TextWriter output)
    {
        var isFirst = true;
        foreach (var plan in report.Plans)
        {
            if (!isFirst)
                output.WriteLine();
            isFirst = false;
            Render(plan, output);
        }

        foreach (var environment in report.Unavailable)
        {
            if (!isFirst)
                output.WriteLine();
            isFirst = false;
            output.WriteLine($"{ink.Bold(Ink.Safe(environment.Environment))}: {ink.Red(ChangeWords.Word(PlanVerdict.Incomplete))}  nothing could be planned");
            output.WriteLine($"  {Ink.Safe(environment.Why)}");
        }
    }

    private void Render(EnvironmentPlan plan, TextWriter output)
    {
        output.WriteLine(Verdict(plan));
        output.WriteLine(ink.Faint($"cluster {Ink.Safe(plan.ClusterId)} ({Ink.Safe(plan.Against is null ? plan.Cluster : $"snapshot {plan.Against}")})  revision {Ink.Safe(Revision.Short(plan.Revision))}{(plan.Base is { } from ? $"  base {Ink.Safe(Revision.Short(from))}" : "")}  plan {PlanDigest.Of(plan)}  {plan.CreatedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}"));
        if (plan.Only.Count > 0)
            output.WriteLine(ink.Faint($"only {Ink.Safe(string.Join(", ", plan.Only))}"));
        Section(output, "", [.. plan.Findings.Where(finding => finding.Stops)]);
        Changes(output, "Deletions", plan.Changes.Where(change => change.Action == "delete"));
        Changes(output, "Changes", plan.Changes.Where(change => change.Action != "delete"));
        Section(output, "Allowed by evidence (gates are provisional until apply)", [.. plan.Findings.Where(finding => !finding.Stops && finding.Answer is not null)]);
        Section(output, "Warnings", [.. plan.Findings.Where(finding => !finding.Stops && finding.Answer is null)]);
        if (plan.Drift.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(ink.Bold("Drift (left alone)"));
            foreach (var drift in plan.Drift)
                output.WriteLine($"  {Ink.Safe(drift.Address.ToString())}  {Ink.Safe(ChangeWords.Drift(drift))}");
        }

        if (plan.Observations.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(ink.Bold("Links and mirrors"));
            foreach (var observation in plan.Observations)
                output.WriteLine($"  {Ink.Safe(observation.Address.ToString())}  {Ink.Safe(ChangeWords.Observation(observation))}");
        }

        foreach (var note in ink.IsVerbose ? plan.Notes : [])
            output.WriteLine(ink.Faint(Ink.Safe(note)));
        if (plan is { HasChanges: false, Findings.Count: 0, Unchanged: 0, Drift.Count: 0 })
            output.WriteLine("Nothing is declared for this environment.");
    }

    private string Verdict(EnvironmentPlan plan)
    {
        // A new subject's level is part of its creation.
        var created = plan.Changes.Where(change => change.Action == "create").Select(change => change.Address).ToHashSet();
        var deletions = plan.Changes.Count(change => change.Action == "delete");
        var updates = plan.Changes.Where(change => change.Action == "update" && !created.Contains(change.Address)).Select(change => change.Address).Distinct().Count();
        var refused = plan.Findings.Count(finding => finding.Stops && finding.Code != Core.Checking.FactsUnavailable.Code);
        var counts = plan.IsOffline ? $"nothing was compared{(refused > 0 ? $", {refused.ToString(CultureInfo.InvariantCulture)} refused" : "")}" : string.Create(
            CultureInfo.InvariantCulture,
            $"{created.Count} to create, {updates} to update, {deletions} to delete, {plan.Unchanged} unchanged{(refused > 0 ? $", {refused} refused" : "")}{(plan.NotEvaluated.Count > 0 ? $", {plan.NotEvaluated.Count} unread" : "")}");
        var word = ChangeWords.Word(plan.Verdict);
        var coloured = plan.Verdict switch { PlanVerdict.NoChanges => ink.Green(word), PlanVerdict.Changes => ink.Yellow(word), _ => ink.Red(word) };
        return $"{ink.Bold(Ink.Safe(plan.Environment))}: {coloured}  {counts}";
    }

    private void Section(TextWriter output, string title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        output.WriteLine();
        if (title.Length > 0)
            output.WriteLine(ink.Bold(title));
        // Everything here is of the plan's environment.
        FindingText.Write([.. findings.Select(finding => finding with { Environments = [] })], output, ink);
    }

    private void Changes(TextWriter output, string title, IEnumerable<Change> changes)
    {
        var isFirst = true;
        foreach (var change in changes)
        {
            if (isFirst)
            {
                output.WriteLine();
                output.WriteLine(ink.Bold(title));
            }

            isFirst = false;
            Write(output, change);
        }
    }

    private void Write(TextWriter output, Change change)
    {
        var line = $"{ChangeWords.Symbol(change)} {change.Action} {Ink.Safe(change.Address.ToString())}";
        var coloured = change.Action switch { "create" => ink.Green(line), "delete" => ink.Red(line), _ => ink.Yellow(line) };
        output.WriteLine($"  {coloured}  {ChangeWords.Reason(change)}{(change.Impact > Impact.Additive ? $"  [{ChangeWords.Word(change.Impact)}]" : "")}");
        var fields = change.Fields;
        var width = fields.Max(field => field.Field.Length);
        foreach (var field in fields)
        {
            var origin = field.AfterOrigin is null ? "" : ink.Faint($"  {Ink.Safe(field.AfterOrigin)}{(field.Source is { } place ? $" {Ink.Safe(place.Path)}:{place.Line.ToString(CultureInfo.InvariantCulture)}" : "")}");
            var values = change.Action switch
            {
                _ when field.IsAddition => $"+ {ChangeWords.After(field)}",
                _ when field.IsRemoval => $"- {ChangeWords.Before(field)}",
                "create" => ChangeWords.After(field),
                "delete" => ChangeWords.Before(field),
                _ => $"{ChangeWords.Before(field)}{(field.BeforeOrigin is { } from ? $" [{from}]" : "")} -> {ChangeWords.After(field)}",
            };
            output.WriteLine($"      {field.Field.PadRight(width)}  {Ink.Safe(values)}{origin}");
            if (change is AlterTopicConfigs alter && alter.Configs.FirstOrDefault(config => config.Name == field.Field)?.Risk is { Impact: > Impact.Additive } risk)
                output.WriteLine($"      {new string(' ', width)}  {risk.Class}: {Ink.Safe(risk.Reason)}");
        }

        foreach (var text in change.Detail?.TrimEnd('\n').Split('\n') ?? [])
            output.WriteLine(Coloured($"      | {Ink.Safe(text)}", text));
    }

    private string Coloured(string line, string text) => text switch
    {
        ['+', ..] => ink.Green(line),
        ['-', ..] => ink.Red(line),
        _ => ink.Faint(line),
    };
}
