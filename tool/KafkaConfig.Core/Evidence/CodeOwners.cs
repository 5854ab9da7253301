using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Evidence;

/// <summary>A CODEOWNERS file: who must approve a change of a path. The last line that matches decides, as on GitHub.</summary>
public sealed class CodeOwners
{
    private readonly List<(Regex Pattern, IReadOnlyList<string> Owners)> _lines = [];

    /// <summary>Where GitHub looks, in this order.</summary>
    public static IReadOnlyList<string> Places { get; } = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    public static CodeOwners Parse(string text)
    {
        var owners = new CodeOwners();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                owners._lines.Add((Pattern(words[0]), words[1..]));
        }

        return owners;
    }

    /// <summary>Empty where nobody owns the path.</summary>
    public IReadOnlyList<string> Of(string path) => _lines.LastOrDefault(line => line.Pattern.IsMatch(path)).Owners ?? [];

    // Like .gitignore: a slash at the beginning or in the middle binds the pattern to the root; a folder covers all below it.
    private static Regex Pattern(string glob)
    {
        var isBound = glob.TrimEnd('/').Contains('/', StringComparison.Ordinal);
        var isFolder = glob.EndsWith('/');
        var pattern = Regex.Escape(glob.Trim('/')).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"/\*\*", "/.*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);
        // "docs/*" owns the files in docs, and not those in folders below it.
        var below = isFolder ? "/.*" : glob.EndsWith("/*", StringComparison.Ordinal) ? "" : "(/.*)?";
        return new Regex($"^{(isBound ? "" : "(.*/)?")}{pattern}{below}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
