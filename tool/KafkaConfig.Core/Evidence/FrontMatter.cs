using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Evidence;

/// <summary>Cuts a Markdown file into its YAML front matter and its body; line numbers stay those of the file.</summary>
internal sealed record FrontMatter(SourceFile Yaml, string Body)
{
    private const string Fence = "---";

    /// <summary>Null where the file does not begin with front matter, or the front matter has no end.</summary>
    public static FrontMatter? Of(SourceFile file)
    {
        var lines = file.Text.Split('\n');
        if (lines[0].TrimEnd() != Fence)
            return null;
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0)
            return null;
        // A comment in place of the fence keeps the lines' numbers.
        return new FrontMatter(SourceFile.Read(file.Path, "#\n" + string.Join('\n', lines[1..end]) + "\n"), string.Join('\n', lines[(end + 1)..]));
    }
}
