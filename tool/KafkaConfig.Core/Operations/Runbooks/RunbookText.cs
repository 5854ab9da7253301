using System.Globalization;
using System.Text;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Operations.Runbooks;

/// <summary>Writes evidence for findings of a plan: valid values for every key that can be known, questions in the body for the rest.</summary>
public static class RunbookText
{
    private const int DaysValid = 14;

    /// <summary>The file's text, and the required keys that nobody but its author can know.</summary>
    public static (string Text, IReadOnlyList<string> Missing) Write(RunbookDraft draft)
    {
        var missing = new List<string>();
        var yaml = new StringBuilder("---\n");
        var codes = draft.Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        yaml.Append("rules: [").AppendJoin(", ", codes).Append("]\n");
        yaml.Append("resource: ").Append(draft.Resource).Append('\n');
        yaml.Append("environment: ").Append(draft.Environment).Append('\n');
        WriteChange(yaml, draft.Moves);
        if (draft.Strategy is { } strategy)
            yaml.Append("strategy: ").Append(strategy).Append('\n');
        Key(yaml, missing, "owner", draft.Owner);
        Key(yaml, missing, "approver", draft.Approver is { } approver ? $"\"{approver}\"" : null);
        if (draft.NeedsGroups)
            yaml.Append("groups: [").AppendJoin(", ", draft.Groups.Select(Quoted)).Append("]\n");
        yaml.Append(CultureInfo.InvariantCulture, $"expires: {draft.Today.AddDays(DaysValid):yyyy-MM-dd}\n");
        // Records come while reviewers read: a tenth more than now.
        if (draft.RecordsDeleted is { } records)
            yaml.Append(CultureInfo.InvariantCulture, $"facts: {{ maxRecordsDeleted: {records + (records / 10)} }}\n");
        yaml.Append("---\n");
        return (yaml + Body(draft, codes), missing);
    }

    private static void Key(StringBuilder yaml, List<string> missing, string key, string? value)
    {
        if (value is null)
            missing.Add(key);
        else
            yaml.Append(key).Append(": ").Append(value).Append('\n');
    }

    private static void WriteChange(StringBuilder yaml, IReadOnlyList<FieldMove> moves)
    {
        yaml.Append("change:\n");
        string[] counts = ["deletes", "changedTopics", "newPartitions", "plan"];
        foreach (var move in moves.Where(move => FieldMove.OwnFields.Contains(move.Field)))
            yaml.Append("  ").Append(move.Field).Append(": { from: ").Append(Quoted(move.From)).Append(", to: ").Append(Quoted(move.To)).Append(" }\n");
        foreach (var move in moves.Where(move => move.Field == FieldMove.ActionField))
        {
            if (move.To is FieldMove.Delete or FieldMove.Erase or FieldMove.Restore)
                yaml.Append("  action: ").Append(move.To).Append('\n');
            else
                yaml.Append("  action: rename\n  to: ").Append(move.To.Split(' ')[^1]).Append('\n');
        }

        var run = moves.Where(move => counts.Contains(move.Field)).ToList();
        if (run.Count > 0)
            yaml.Append("  run: { ").AppendJoin(", ", run.Select(move => $"{move.Field}: {(move.Field == "plan" ? $"\"{move.To}\"" : move.To)}")).Append(" }\n");
        var configs = moves.Where(move => !FieldMove.OwnFields.Contains(move.Field) && move.Field != FieldMove.ActionField && !counts.Contains(move.Field)).ToList();
        if (configs.Count > 0)
            yaml.Append("  config:\n");
        foreach (var move in configs)
            yaml.Append("    ").Append(move.Field).Append(": { from: ").Append(Quoted(move.From)).Append(", to: ").Append(Quoted(move.To)).Append(" }\n");
    }

    private static string Body(RunbookDraft draft, List<string> codes)
    {
        var template = draft.Strategy == EvidenceFile.DrainAndExpand ? "drain-and-expand.md" : draft.NeedsSections ? "runbook.md" : "acknowledgement.md";
        using var stream = typeof(RunbookText).Assembly.GetManifestResourceStream(template) ?? throw new InvalidOperationException($"{template} is missing from this build.");
        using var reader = new StreamReader(stream);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = $"{string.Join(", ", codes)} on {draft.Resource} in {draft.Environment}",
            ["what"] = string.Join('\n', draft.Findings.Select(finding => finding.What).Distinct(StringComparer.Ordinal)),
            ["why"] = string.Join('\n', draft.Findings.Select(finding => finding.Why).OfType<string>().Distinct(StringComparer.Ordinal)),
            ["groups"] = draft.Groups.Count == 0 ? "No consumer group uses it." : $"Groups that use it now: {string.Join(", ", draft.GroupWords)}.",
            ["producers"] = "",
            ["freeze"] = string.Create(CultureInfo.InvariantCulture, $"{EvidenceFile.DefaultFreezeWindow.TotalSeconds:0} s"),
            ["environment"] = draft.Environment,
            ["path"] = draft.Path,
        };
        var text = new StringBuilder(reader.ReadToEnd().ReplaceLineEndings("\n"));
        foreach (var (name, value) in values)
            text.Replace($"{{{{{name}}}}}", value);
        return text.ToString();
    }

    private static string Quoted(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-') && !text.StartsWith('-')
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
