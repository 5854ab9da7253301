using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>One line of a filter in our short form: a name, or a beginning of names with a star at its end; a star alone is everything.</summary>
public sealed record LinkFilter(string Pattern, bool IsInclude, SourceLocation Location)
{
    public const string Everything = "*";

    public bool IsPrefix => Pattern != Everything && Pattern.EndsWith('*');

    /// <summary>Without the star of a beginning.</summary>
    public string Name => IsPrefix ? Pattern[..^1] : Pattern;

    public bool Matches(string name) => Pattern == Everything || (IsPrefix ? name.StartsWith(Name, StringComparison.Ordinal) : name == Pattern);

    /// <summary>True where some line includes the name and none excludes it.</summary>
    public static bool Includes(IReadOnlyList<LinkFilter> filters, string name) =>
        filters.Any(filter => filter.IsInclude && filter.Matches(name)) && !filters.Any(filter => !filter.IsInclude && filter.Matches(name));
}
