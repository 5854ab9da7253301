using System.Globalization;

namespace KafkaConfig.Adapters.Git;

/// <summary>One line of <c>git ls-tree -l</c>.</summary>
internal sealed record TreeEntry(string Path, string Mode, string Type, string Blob, long Size)
{
    public bool IsLink => Mode == "120000";

    /// <summary>False for what has no text, such as a submodule.</summary>
    public bool IsText => Type == "blob";

    public static TreeEntry Of(string line)
    {
        // <mode> <type> <object> <size>, a tabulator, and the path as it is.
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var parts = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TreeEntry(line[(tab + 1)..], parts[0], parts[1], parts[2], long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0);
    }
}
