using System.Text;
using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Evidence;

/// <summary>The prose of evidence: what a reviewer reads.</summary>
internal static partial class EvidenceBody
{
    /// <summary>What templates leave to be written begins so.</summary>
    public const string Placeholder = "[TODO";

    public static bool HasPlaceholder(string text) => text.Contains(Placeholder, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a reviewer sees: comments are left out.</summary>
    public static string Visible(string body) => Comment().Replace(body, "");

    /// <summary>By heading of the second level, its text.</summary>
    public static IReadOnlyDictionary<string, string> Sections(string body)
    {
        var sections = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? heading = null;
        var text = new StringBuilder();
        foreach (var line in body.Split('\n'))
        {
            if (!line.StartsWith("## ", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
                continue;
            }

            Close();
            heading = line[3..].Trim();
        }

        Close();
        return sections;

        void Close()
        {
            if (heading is not null)
                sections[heading] = text.ToString().Trim();
            text.Clear();
        }
    }

    /// <summary>Everything but headings.</summary>
    public static string Prose(string body) => string.Join('\n', body.Split('\n').Where(line => !line.StartsWith('#'))).Trim();

    // One without an end hides all that follows.
    [GeneratedRegex("<!--.*?(-->|\\z)", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
