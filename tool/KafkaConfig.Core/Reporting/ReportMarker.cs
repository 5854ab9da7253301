using System.Globalization;
using System.Text;

namespace KafkaConfig.Core.Reporting;

/// <summary>The hidden line by which a comment or an issue of ours is found again: the tool, what it reports, and the root that it reports on. No text from files can hold one, since it is escaped.</summary>
public static class ReportMarker
{
    /// <param name="subject">What is reported: <c>plan</c>, <c>drift</c>.</param>
    /// <param name="root">The config repository's folder within the Git repository, which may hold several.</param>
    public static string Of(string subject, string root) => $"<!-- kafka-config {subject} root={Encode(root)} -->";

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
