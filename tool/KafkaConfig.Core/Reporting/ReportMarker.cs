using System.Globalization;
using System.Text;

namespace KafkaConfig.Core.Reporting;

/// <summary>The hidden line by which a comment or an issue of ours is found again: the tool, what it reports, and the root that it reports on. It ends the text: a name
/// from a file may show the same words as code, never as the last line.</summary>
public static class ReportMarker
{
    /// <param name="subject">What is reported: <c>plan</c>, <c>drift</c>.</param>
    /// <param name="root">The config repository's folder within the Git repository, which may hold several.</param>
    public static string Of(string subject, string root) => $"<!-- kafka-config {subject} root={Encode(root)} -->";

    /// <summary>Whether a text is marked so.</summary>
    public static bool Ends(string? text, string marker) =>
        text?.TrimEnd() is { } trimmed && trimmed.EndsWith(marker, StringComparison.Ordinal) && (trimmed.Length == marker.Length || trimmed[^(marker.Length + 1)] == '\n');

    // Two hyphens or a bracket would end the comment.
    private static string Encode(string root)
    {
        var encoded = new StringBuilder();
        foreach (var part in Encoding.UTF8.GetBytes(root))
        {
            if (char.IsAsciiLetterOrDigit((char)part) || part is (byte)'/' or (byte)'.' or (byte)'_')
                encoded.Append((char)part);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }

        return encoded.ToString();
    }
}
