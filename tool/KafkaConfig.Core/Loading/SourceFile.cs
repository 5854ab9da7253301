using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Loading;

/// <summary>One file of the repository as an adapter read it: its text, or the sentence that says why there is none.</summary>
public sealed class SourceFile
{
    /// <summary>Larger files are refused: nobody reviews them, and they are how parsers are attacked.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private const int ExcerptLength = 120;

    private List<int>? _lineStarts;

    private SourceFile(string path, string? text, string? problem)
    {
        Path = path;
        Text = text ?? "";
        Problem = problem;
    }

    /// <summary>Relative to the root, with forward slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Why the file could not be read, in words that complete "this file …"; null where it was.</summary>
    public string? Problem { get; }

    /// <summary>The file's name without folder and ending: the resource's name.</summary>
    public string Stem
    {
        get
        {
            var name = Path[(Path.LastIndexOf('/') + 1)..];
            var dot = name.LastIndexOf('.');
            return dot <= 0 ? name : name[..dot];
        }
    }

    /// <summary>True where a line may hold a secret, so that excerpts show keys alone.</summary>
    public bool MayHoldSecrets =>
        Path.StartsWith("environments/", StringComparison.Ordinal) || Path.StartsWith("connectors/", StringComparison.Ordinal) || Path.StartsWith("links/", StringComparison.Ordinal) || Path.StartsWith("access/", StringComparison.Ordinal);

    public static SourceFile Read(string path, string text) => new(path, text, null);

    public static SourceFile Unreadable(string path, string problem) => new(path, null, problem);

    /// <summary>The line (from 1) as a finding may show it: cut to a readable length, without control characters.</summary>
    public string? Excerpt(int line)
    {
        if (Problem is not null || line < 1)
            return null;
        var starts = _lineStarts ??= LineStarts(Text);
        if (line > starts.Count)
            return null;
        var start = starts[line - 1];
        var end = line < starts.Count ? starts[line] - 1 : Text.Length;
        var text = Text[start..end].TrimEnd('\r');
        if (MayHoldSecrets)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            text = colon < 0 ? "…" : text[..(colon + 1)] + " …";
        }

        if (text.Length > ExcerptLength)
            text = text[..ExcerptLength] + "…";
        return string.Concat(text.Select(character => character == '\t' ? '→' : char.IsControl(character) ? '�' : character));
    }

    public SourceLocation At(YamlNode node) => new(Path, node.Line, node.Column);

    public Finding Finding(RuleDescription rule, int line, int column, string what, string? safeWay = null) => new()
    {
        Code = rule.Code,
        Severity = rule.DefaultSeverity,
        What = what,
        SafeWay = safeWay,
        Location = new SourceLocation(Path, line, column),
        Excerpt = Excerpt(line),
    };

    private static List<int> LineStarts(string text)
    {
        List<int> starts = [0];
        for (var newline = text.IndexOf('\n', StringComparison.Ordinal); newline >= 0; newline = text.IndexOf('\n', newline + 1))
            starts.Add(newline + 1);
        return starts;
    }
}
