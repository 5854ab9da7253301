using System.Text.RegularExpressions;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Architecture;

public sealed partial class FilesTests
{
    private const int MaximumLines = 300;

    private static readonly string[] SourceFiles =
    [
        .. new[] { "tool", "tests" }.SelectMany(folder => Directory.EnumerateFiles(SolutionRoot.Combine(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
    ];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        Assert.True(SourceFiles.Length > 100);
        Assert.DoesNotContain(SourceFiles, path => File.ReadLines(path).Count() > MaximumLines);
    }

    [Fact]
    public void A_file_holds_one_public_type_named_like_it()
    {
        var breaches = SourceFiles
            .Where(path => path.StartsWith(SolutionRoot.Combine("tool"), StringComparison.Ordinal) && !MayHoldSeveral(path))
            .Select(path => (path, Types: TopLevelType().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).ToList()))
            .Where(file => file.Types.Count > 1 || (file.Types.Count == 1 && file.Types[0] != Path.GetFileNameWithoutExtension(file.path)))
            .Select(file => $"{Path.GetFileName(file.path)}: {string.Join(", ", file.Types)}");
        Assert.Empty(breaches);
    }

    [Fact]
    public void Product_code_forgives_no_null()
    {
        var breaches = SourceFiles.Where(path => path.StartsWith(SolutionRoot.Combine("tool"), StringComparison.Ordinal))
            .SelectMany(path => File.ReadLines(path).Where(line => Forgiving().IsMatch(line)).Select(line => $"{Path.GetFileName(path)}: {line.Trim()}"));
        Assert.Empty(breaches);
    }

    [Fact]
    public void Warnings_are_suppressed_where_it_is_agreed_and_nowhere_else()
    {
        var suppressions = SourceFiles.Where(path => path.StartsWith(SolutionRoot.Combine("tool"), StringComparison.Ordinal))
            .SelectMany(path => File.ReadLines(path).Where(line => line.Contains("#pragma warning disable", StringComparison.Ordinal) || line.Contains("SuppressMessage", StringComparison.Ordinal))
                .Select(line => $"{Path.GetFileName(path)} {line.Trim().Split(' ').SkipWhile(word => word != "disable").Skip(1).FirstOrDefault()}"));
        Assert.Equal(["CommandLine.cs CA1031", "Program.cs RS0030"], suppressions.Order(StringComparer.Ordinal));
    }

    // The verbs of a kind, and a port with the records that it takes and gives, are one chapter.
    private static bool MayHoldSeveral(string path) =>
        Path.GetFileName(path) is var name && (name.EndsWith("Changes.cs", StringComparison.Ordinal) || Regex.IsMatch(name, "^I[A-Z][a-z]+Cluster\\.cs$"));

    [GeneratedRegex(@"^public (?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    // A forgiving mark follows a name, a bracket or a call, and is followed by a dot, a comma, a bracket or the end; != and ! as "not" are others.
    [GeneratedRegex(@"[\w\)\]]!(?:[\.,;\)\[]|$)(?![^""]*"" *[\+\)])")]
    private static partial Regex Forgiving();
}
