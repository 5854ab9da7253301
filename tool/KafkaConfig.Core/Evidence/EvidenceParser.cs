using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>Reads one file of <c>runbooks/</c>. What is wrong stays with the file: a used or forgotten one must block nobody.</summary>
public sealed class EvidenceParser(IReadOnlyList<RuleDescription> rules)
{
    private static readonly ObjectShape Counts = new("from and to", [
        new("from", new ScalarShape(), "The live value.", Required: true),
        new("to", new ScalarShape(), "The wanted value.", Required: true),
    ]);

    private static readonly ObjectShape Shape = new("evidence",
    [
        new("rule", TextShape.Any, "The rule's code."),
        new("rules", new ListShape(TextShape.Any), "The rules' codes, where one change meets several."),
        new("resource", TextShape.Any, "The address, such as topic/orders.placed.", Required: true),
        new("environment", TextShape.Any, "One environment.", Required: true),
        new("change", new ObjectShape("one exact change", [
            new("partitions", new ObjectShape("from and to", [
                new("from", new IntegerShape(0, 100_000), "The live count; 0 for a new topic.", Required: true),
                new("to", new IntegerShape(1, 100_000), "The wanted count.", Required: true),
            ]), "A partition count."),
            new("config", new MapShape("configs by name", Counts), "Configs."),
            new("state", Counts, "A state."),
            new("compatibility", Counts, "A subject's level."),
            new("language", Counts, "A schema's language."),
            new("subject", Counts, "The subject that holds a record."),
            new("class", Counts, "A connector's class."),
            new("action", TextShape.OneOf("delete", "rename", "erase", "restore"), "What is no single value."),
            new("to", TextShape.Any, "The new name, for a rename."),
            new("run", new ObjectShape("counts of one run", [
                new("deletes", new IntegerShape(0, int.MaxValue), "How many resources go."),
                new("changedTopics", new IntegerShape(0, int.MaxValue), "How many topics change."),
                new("newPartitions", new IntegerShape(0, int.MaxValue), "How many partitions come."),
                new("plan", new ScalarShape(), "The plan's digest (KC9007)."),
            ]), "What a run as a whole may do (KC9006, KC9007)."),
        ]), "The change that it allows.", Required: true),
        new("strategy", TextShape.OneOf(EvidenceFile.NewTopic, EvidenceFile.DrainAndExpand, EvidenceFile.AcceptUnknownLoss), "How an ordered topic grows; or that a failover may lose what nobody can count."),
        new("owner", TextShape.Any, "The team that asks.", Required: true),
        new("approver", TextShape.Any, "An owner of this file in CODEOWNERS.", Required: true),
        new("groups", new ListShape(TextShape.Any), "All groups that use the topic."),
        new("abandoned", new ListShape(TextShape.Any), "Groups without members that are left behind on purpose."),
        new("producers", new ListShape(TextShape.Any), "Principals that write."),
        new("expires", TextShape.Any, "The last day on which it holds: 2026-12-05.", Required: true),
        new("freezeWindow", TextShape.Any, "How long nothing may be written: 30s, at least 10s."),
        new("window", new ObjectShape("a window", [
            new("start", TextShape.Any, "Such as 2026-12-01T06:00Z.", Required: true),
            new("end", TextShape.Any, "Such as 2026-12-01T08:00Z.", Required: true),
        ]), "When it may be applied."),
        new("facts", new ObjectShape("bounds", [new("maxRecordsDeleted", new ScalarShape(), "How many records may go.")]), "Bounds that apply checks again."),
    ]);

    public EvidenceFile Parse(SourceFile file)
    {
        var location = new SourceLocation(file.Path, 1, 1);
        if (file.Problem is { } unreadable)
            return new EvidenceFile { Location = location, Problems = [file.Finding(ShapeRules.UnreadableFile, 1, 1, $"This file {unreadable}.")] };
        if (FrontMatter.Of(file) is not { } parts)
        {
            return new EvidenceFile
            {
                Location = location,
                Problems = [file.Finding(ShapeRules.InvalidYaml, 1, 1, "This file has no front matter.", "Begin with a line ---, the keys, and a line --- again; kafka-config runbook new writes one.")],
            };
        }

        var problems = new List<Finding>();
        if (YamlReader.Read(parts.Yaml, problems) is not { } root)
            return new EvidenceFile { Location = location, Problems = problems };
        new ShapeChecker(parts.Yaml, problems).Check(root, Shape, "the front matter");
        var change = root.Map("change");
        return new EvidenceFile
        {
            Location = location,
            Rules = Rules(root, parts.Yaml, problems),
            Resource = root.Text("resource")?.Value ?? "",
            Environment = root.Text("environment")?.Value ?? "",
            Moves = change is null ? [] : Moves(change, parts.Yaml, problems),
            Strategy = root.Text("strategy")?.Value,
            Owner = root.Text("owner")?.Value ?? "",
            Approver = root.Text("approver")?.Value ?? "",
            Groups = Names(root, "groups"),
            Abandoned = Names(root, "abandoned"),
            Producers = Names(root, "producers"),
            Expires = Date(root.Scalar("expires"), parts.Yaml, problems),
            FreezeWindow = FreezeWindow(root.Scalar("freezeWindow"), parts.Yaml, problems),
            Window = Window(root.Map("window"), parts.Yaml, problems),
            MaximumRecordsDeleted = Records(root.Map("facts")?.Scalar("maxRecordsDeleted"), parts.Yaml, problems),
            Body = EvidenceBody.Sections(EvidenceBody.Visible(parts.Body)),
            Prose = EvidenceBody.Prose(EvidenceBody.Visible(parts.Body)),
            Problems = problems,
        };
    }

    private List<string> Rules(YamlMapping root, SourceFile file, List<Finding> problems)
    {
        var codes = root.Texts("rules").ToList();
        if (root.Text("rule") is { } single)
            codes.Add(single);
        if (codes.Count == 0 && root["rules"] is null or YamlSequence { Items.Count: 0 } && root["rule"] is null)
            problems.Add(file.Finding(ShapeRules.MissingKey, root.Line, root.Column, "The front matter names no rule.", "Add rule: with the code that the refusal shows."));
        foreach (var code in codes.Where(code => rules.All(rule => rule.Code != code.Value)))
        {
            problems.Add(file.Finding(
                ShapeRules.UnknownReference, code.Line, code.Column, $"There is no rule '{code.Value}'.",
                NearestName.Of(code.Value, rules.Select(rule => rule.Code)) is { } nearest ? $"Did you mean '{nearest}'?" : null));
        }

        return [.. codes.Select(code => code.Value)];
    }

    private static List<FieldMove> Moves(YamlMapping change, SourceFile file, List<Finding> problems)
    {
        var moves = new List<FieldMove>();
        foreach (var field in FieldMove.OwnFields)
            Add(moves, field, change.Map(field));
        foreach (var config in change.Map("config")?.Entries ?? [])
            Add(moves, config.Key.Value, config.Value as YamlMapping);
        foreach (var count in change.Map("run")?.Entries ?? [])
        {
            if (count.Value is YamlScalar { IsNull: false } number)
                moves.Add(new FieldMove(count.Key.Value, "", number.Value));
        }

        if (change.Text("action") is { Value: FieldMove.Delete or FieldMove.Erase or FieldMove.Restore } action)
            moves.Add(FieldMove.Action(action.Value));
        if (change.Text("action") is { Value: "rename" } rename)
        {
            if (change.Text("to") is { } name)
                moves.Add(FieldMove.Action(FieldMove.RenameTo(name.Value)));
            else
                problems.Add(file.Finding(ShapeRules.MissingKey, rename.Line, rename.Column, "A rename needs 'to', the new name."));
        }

        if (change.Entries.Count == 0)
            problems.Add(file.Finding(ShapeRules.MissingKey, change.Line, change.Column, "'change' is empty.", "Write the change that the refusal shows."));
        return moves;
    }

    private static void Add(List<FieldMove> moves, string field, YamlMapping? values)
    {
        if (values?["from"] is { } from && values["to"] is { } to)
            moves.Add(new FieldMove(field, Text(from), Text(to)));
    }

    private static string Text(YamlNode node) => node is YamlSequence sequence ? string.Join(',', sequence.Items.OfType<YamlScalar>().Select(item => item.Value)) : node is YamlScalar scalar ? scalar.Value : "";

    private static IReadOnlyList<string> Names(YamlMapping root, string key) => [.. root.Texts(key).Select(name => name.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static DateOnly? Date(YamlScalar? text, SourceFile file, List<Finding> problems)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        problems.Add(file.Finding(ShapeRules.WrongType, text.Line, text.Column, $"'{text.Value}' is no date; expected one such as 2026-12-05."));
        return null;
    }

    private static TimeSpan FreezeWindow(YamlScalar? text, SourceFile file, List<Finding> problems)
    {
        if (text is null)
            return EvidenceFile.DefaultFreezeWindow;
        if (HumanUnits.TryParse(text.Value, ValueUnit.Milliseconds, out var milliseconds) && milliseconds <= TimeSpan.FromDays(1).TotalMilliseconds
            && TimeSpan.FromMilliseconds(milliseconds) is var window && window >= EvidenceFile.ShortestFreezeWindow)
        {
            return window;
        }

        problems.Add(file.Finding(ShapeRules.WrongType, text.Line, text.Column, $"'{text.Value}' is no freeze window; expected a duration from 10s to 1d, such as 30s."));
        return EvidenceFile.DefaultFreezeWindow;
    }

    private static (DateTimeOffset Start, DateTimeOffset End)? Window(YamlMapping? window, SourceFile file, List<Finding> problems)
    {
        if (window?.Scalar("start") is not { } start || window.Scalar("end") is not { } end)
            return null;
        var from = Instant(start, file, problems);
        var to = Instant(end, file, problems);
        if (from is null || to is null)
            return null;
        if (to <= from)
            problems.Add(file.Finding(ShapeRules.WrongType, end.Line, end.Column, "The window ends before it starts."));
        return (from.Value, to.Value);
    }

    private static DateTimeOffset? Instant(YamlScalar text, SourceFile file, List<Finding> problems)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
        // Without an offset nobody knows whose clock is meant.
        if (text.Value is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _] && DateTimeOffset.TryParseExact(text.Value, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant.ToUniversalTime();
        problems.Add(file.Finding(ShapeRules.WrongType, text.Line, text.Column, $"'{text.Value}' is no point in time; expected one such as 2026-12-01T06:00Z."));
        return null;
    }

    private static long? Records(YamlScalar? text, SourceFile file, List<Finding> problems)
    {
        if (text is null)
            return null;
        if (IntegerShape.TryRead(text, out var number) && number >= 0)
            return number;
        problems.Add(file.Finding(ShapeRules.WrongType, text.Line, text.Column, $"'{text.Value}' is no count of records."));
        return null;
    }
}
