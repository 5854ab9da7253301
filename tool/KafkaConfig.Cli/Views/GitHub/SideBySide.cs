using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>What changes in several environments, and not in the same way.</summary>
internal static class SideBySide
{
    public static void Write(IReadOnlyList<EnvironmentPlanDocument> plans, bool isShown, Action<string> cut, TextWriter output)
    {
        var rows = Rows(plans);
        if (rows.Count == 0)
            return;
        output.WriteLine("### Different from environment to environment");
        output.WriteLine();
        if (!isShown)
        {
            cut("Environments side by side");
            return;
        }

        output.WriteLine($"| resource | field | {string.Join(" | ", plans.Select(plan => Markdown.Text(plan.Environment)))} |");
        output.WriteLine($"|---|---|{string.Concat(plans.Select(_ => "---|"))}");
        foreach (var (address, field, values) in rows)
            output.WriteLine($"| {Markdown.Code(address)} | {Markdown.Code(field)} | {string.Join(" | ", values.Select(value => value is null ? "" : Markdown.Code(value)))} |");
        output.WriteLine();
    }

    private static List<(string Address, string Field, IReadOnlyList<string?> Values)> Rows(IReadOnlyList<EnvironmentPlanDocument> plans)
    {
        var rows = new List<(string Address, string Field, IReadOnlyList<string?> Values)>();
        var changes = plans.SelectMany((plan, index) => plan.Changes.Where(change => change.Action != "delete").Select(change => (Index: index, Change: change)));
        foreach (var group in changes.GroupBy(item => item.Change.Address, StringComparer.Ordinal).Where(group => group.Select(item => item.Index).Distinct().Count() > 1).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var field in group.SelectMany(item => item.Change.Fields).Select(field => field.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var values = plans.Select((_, index) => group.Where(item => item.Index == index).SelectMany(item => item.Change.Fields.Where(known => known.Field == field).Select(known => Shown(item.Change, known))).FirstOrDefault()).ToList();
                if (values.Distinct(StringComparer.Ordinal).Count() > 1)
                    rows.Add((group.Key, field, values));
            }
        }

        return rows;
    }

    private static string Shown(ChangeDocument change, FieldDocument field) => change.Action == "create" || field.Part == "added" ? ChangeWords.After(field)
        : field.Part == "removed" ? $"{ChangeWords.Before(field)} removed"
        : $"{ChangeWords.Before(field)} → {ChangeWords.After(field)}";
}
