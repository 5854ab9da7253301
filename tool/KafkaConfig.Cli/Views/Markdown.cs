using System.Text;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views;

/// <summary>The one place that makes text from files and clusters safe in Markdown on GitHub: no markup, no HTML, no mentions, no hidden characters.</summary>
public static class Markdown
{
    /// <summary>Text in a sentence, a heading or a table's cell.</summary>
    public static string Text(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var character in Ink.Safe(text))
        {
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
                case '@':
                    // An entity in place of the sign keeps people from being mentioned.
                    safe.Append("&#64;");
                    break;
                case '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '!' or '|' or '~':
                    safe.Append('\\').Append(character);
                    break;
                default:
                    safe.Append(character);
                    break;
            }
        }

        return safe.ToString();
    }

    /// <summary>Text as code in a line; its fence is longer than any run of backticks inside.</summary>
    public static string Code(string text)
    {
        var safe = Ink.Safe(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRun(safe) + 1);
        return fence.Length == 1 ? $"`{safe}`" : $"{fence} {safe} {fence}";
    }

    /// <summary>Lines as a block of code.</summary>
    public static string Block(string text, string language = "")
    {
        var safe = string.Join('\n', text.Split('\n').Select(Ink.Safe));
        var fence = new string('`', Math.Max(3, LongestRun(safe) + 1));
        return $"{fence}{language}\n{safe}\n{fence}";
    }

    /// <summary>Findings as a list, heaviest first.</summary>
    public static void Findings(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            var environments = finding.Environments.Count == 0 ? "" : $" [{Text(string.Join(", ", finding.Environments))}]";
            var address = finding.Address is { } resource ? $" {Code(resource.ToString())}" : "";
            var place = finding.Location is { } location ? $" at {Code(location.ToString())}" : "";
            output.WriteLine($"- **{FindingText.Word(finding)} {finding.Code}**{environments}{address}{place}  ");
            output.WriteLine($"  {Text(finding.What)}{(finding.Why is { } why ? " " + Text(why) : "")}");
            if (finding.Answer is { } answer)
            {
                output.WriteLine($"  {Text(GateWords.Verdict(answer))}  ");
                foreach (var gate in answer.Gates)
                    output.WriteLine($"  {Text(GateWords.Line(gate))}  ");
            }

            if (finding.SafeWay is { } safeWay && finding.Answer is not { Holds: true })
                output.WriteLine($"  *Safe way:* {Text(safeWay)}");
            if (finding is { Stops: true, Answer: null, PassesWhen: { } evidence })
                output.WriteLine($"  *Passes with* {Text(evidence)}.");
            if (finding.Attachment is { } attachment)
            {
                output.WriteLine();
                foreach (var line in Block(attachment, "json").Split('\n'))
                    output.WriteLine($"  {line}");
            }
        }
    }

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
