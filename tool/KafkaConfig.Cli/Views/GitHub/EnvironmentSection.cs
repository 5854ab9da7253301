using System.Globalization;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>One environment's changes, folded; its drift and its links and mirrors beside it.</summary>
internal sealed class EnvironmentSection(EnvironmentPlanDocument plan, CommentDetail detail, Action<string> cut, TextWriter output)
{
    private const int LongestName = 100;

    private string Name => Short(plan.Environment);

    public void Write()
    {
        var creations = plan.Changes.Where(change => change.Action == "create").ToList();
        var others = plan.Changes.Where(change => change.Action is not ("create" or "delete")).ToList();
        var counts = plan.Changes.GroupBy(change => change.Action, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Number(group.Count(), $"to {group.Key}"));
        Open(plan.ClusterId == EnvironmentPlan.NotAsked ? $"{Name}: not compared, since no connection was made" : $"{Name}: {string.Join(", ", counts.DefaultIfEmpty("no changes"))} ({Number(plan.Unchanged, "unchanged")})");
        output.WriteLine($"Cluster {Markdown.Code(Short(plan.ClusterId))}, revision {Markdown.Code(Short(plan.Revision))}, plan {Markdown.Code(Short(plan.Digest))}.");
        output.WriteLine();
        Part(others, detail.ChangeFields, detail.ChangeNames, detail.ChangeTexts, "The fields of what is changed", "What is changed", "Texts line by line");
        Part(creations, detail.CreationFields, detail.CreationNames, detail.CreationFields, "The fields of what is created", "What is created", "");
        Close();
        List("Drift, left alone", "Drift", detail.Drift, [.. plan.Drift.Select(drift => (drift.Address, ChangeWords.Drift(drift)))]);
        List("Links and mirrors", "Links and mirrors", detail.Observations, [.. plan.Observations.Select(observation => (observation.Address, ChangeWords.Observation(observation)))]);
    }

    private void Part(List<ChangeDocument> changes, bool fields, bool names, bool texts, string fieldsCut, string namesCut, string textsCut)
    {
        if (changes.Count == 0)
            return;
        if (!names)
        {
            cut($"{namesCut} ({Number(changes.Count, "in all")})");
            return;
        }

        if (!fields)
        {
            cut(fieldsCut);
            foreach (var group in changes.GroupBy(MarkdownChanges.Head, StringComparer.Ordinal))
            {
                output.WriteLine($"{group.Key}: {string.Join(' ', group.Select(change => Markdown.Code(change.Address)))}");
                output.WriteLine();
            }

            return;
        }

        MarkdownChanges.Table(changes, output);
        if (texts)
            MarkdownChanges.Texts(changes, output);
        else if (changes.Any(change => change.Detail is not null))
            cut(textsCut);
    }

    private void List(string title, string what, bool isShown, IReadOnlyList<(string Address, string Words)> lines)
    {
        if (lines.Count == 0)
            return;
        Open($"{Name}: {title}: {lines.Count.ToString(CultureInfo.InvariantCulture)}");
        if (!isShown)
            cut(what);
        foreach (var (address, words) in isShown ? lines : [])
            output.WriteLine($"- {Markdown.Code(address)} {Markdown.Text(words)}");
        output.WriteLine();
        Close();
    }

    private void Open(string title)
    {
        output.WriteLine($"<details><summary>{Markdown.Html(title)}</summary>");
        output.WriteLine();
    }

    private void Close()
    {
        output.WriteLine("</details>");
        output.WriteLine();
    }

    private static string Short(string text) => Markdown.Cut(text, LongestName);

    private static string Number(int number, string words) => string.Create(CultureInfo.InvariantCulture, $"{number} {words}");
}
