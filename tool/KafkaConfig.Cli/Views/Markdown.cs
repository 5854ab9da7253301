using System.Globalization;
using System.Text;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views;

/// <summary>The one place that makes text from files and clusters safe in Markdown on GitHub: no markup, no HTML, no mentions, no references, no links, no hidden characters.</summary>
public static class Markdown
{
    // GitHub looks for people, issues and addresses after it has read escapes and entities, so neither of them helps; a comment without words parts what it looks for.
    private const string Parting = "<!-- -->";

    /// <summary>Text in a sentence, a heading or a table's cell, also at the start of a line.</summary>
    public static string Text(string text)
    {
        var source = Ink.Safe(text).TrimStart();
        var safe = new StringBuilder(source.Length + 8);
        var lead = source.TakeWhile(char.IsAsciiDigit).Count();
        for (var index = 0; index < source.Length; index++)
        {
            var character = source[index];
            // At the start of a line the others make lists, headings and tables.
            if (IsMarkup(character) || (index == lead && (character is '.' || (index == 0 && character is '-' or '=' or ':'))))
                safe.Append('\\');
            Append(safe, source, index);
        }

        return safe.ToString();
    }

    /// <summary>Text inside HTML, such as the line that a folded section shows: there escapes would be seen, so Markdown's own signs are entities.</summary>
    public static string Html(string text)
    {
        var source = Ink.Safe(text);
        var safe = new StringBuilder(source.Length + 8);
        for (var index = 0; index < source.Length; index++)
            Append(safe, source, index, isHtml: true);
        return safe.ToString();
    }

    /// <summary>Text as code in a line; its fence is longer than any run of backticks inside.</summary>
    public static string Code(string text)
    {
        var safe = Ink.Safe(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRun(safe) + 1);
        return safe.Length > 0 && fence.Length == 1 ? $"`{safe}`" : $"{fence} {safe} {fence}";
    }

    /// <summary>Lines as a block of code.</summary>
    public static string Block(string text, string language = "")
    {
        var safe = string.Join('\n', text.Split('\n').Select(Ink.Safe));
        var fence = new string('`', Math.Max(3, LongestRun(safe) + 1));
        return $"{fence}{language}\n{safe}\n{fence}";
    }

    /// <summary>At most <paramref name="length"/> UTF-16 units of a text, no character in halves, with a sign that something is missing.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }

    /// <summary>Findings as a list, heaviest first.</summary>
    public static void Findings(IReadOnlyList<Finding> findings, TextWriter output) =>
        MarkdownFindings.Write([.. findings.Select(FindingDocument.Of)], FindingDetail.Full, output);

    private static bool IsMarkup(char character) => character is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '!' or '|' or '~';

    private static void Append(StringBuilder safe, string source, int index, bool isHtml = false)
    {
        var character = source[index];
        switch (character)
        {
            case '&':
                safe.Append("&amp;");
                break;
            case '<':
                safe.Append("&lt;");
                break;
            case '>':
                safe.Append("&gt;");
                break;
            default:
                if (isHtml && character is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~')
                    safe.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
                else
                    safe.Append(character);
                break;
        }

        if (IsParted(source.AsSpan(0, index + 1), source.AsSpan(index + 1)))
            safe.Append(Parting);
    }

    // @people, #1, GH-1, https://, www.
    private static bool IsParted(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => before[^1] switch
    {
        '@' => true,
        '#' => after is [>= '0' and <= '9', ..],
        '-' => after is [>= '0' and <= '9', ..] && before.EndsWith("gh-", StringComparison.OrdinalIgnoreCase),
        ':' => after.StartsWith("//", StringComparison.Ordinal),
        '.' => before.EndsWith("www.", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static int LongestRun(string text)
    {
        var (longest, current) = (0, 0);
        foreach (var character in text)
        {
            current = character == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
