using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Filters as replicators write them: Cluster Linking as JSON, MirrorMaker 2 as regular expressions.</summary>
public static class LinkFilterText
{
    public const string Topics = "topicFilters";

    public const string Groups = "groupFilters";

    /// <summary>As Cluster Linking takes it.</summary>
    /// <param name="kind"><see cref="Topics"/> or <see cref="Groups"/>.</param>
    /// <param name="filters">In the order of the file.</param>
    public static string ToJson(string kind, IReadOnlyList<LinkFilter> filters) => new JsonObject
    {
        [kind] = new JsonArray([.. filters.Select(filter => (JsonNode)new JsonObject
        {
            ["name"] = filter.Name,
            ["patternType"] = filter.IsPrefix ? "PREFIXED" : "LITERAL",
            ["filterType"] = filter.IsInclude ? "INCLUDE" : "EXCLUDE",
        })]),
    }.ToJsonString();

    /// <summary>True where two texts of filters say the same, in whatever order and layout; what is no JSON is compared as text.</summary>
    public static bool IsSame(string first, string second) =>
        first == second || (Parse(first) is { } one && Parse(second) is { } other && one.SetEquals(other));

    /// <summary>As MirrorMaker 2 takes it: regular expressions, separated by commas, in ordinal order.</summary>
    public static string ToPatterns(IEnumerable<LinkFilter> filters) =>
        string.Join(',', filters.Select(filter => filter.Pattern == LinkFilter.Everything ? ".*" : Escape(filter.Name) + (filter.IsPrefix ? ".*" : "")).Order(StringComparer.Ordinal));

    /// <summary>A name as a regular expression that matches it alone. Names hold letters, digits, dots, underscores and hyphens; groups may hold anything.</summary>
    public static string Escape(string name) => string.Concat(name.Select(character => @"\.[]{}()*+?^$|,".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : character.ToString()));

    private static HashSet<string>? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject root
                ? [.. root.SelectMany(pair => pair.Value is JsonArray items ? items.Select(item => $"{pair.Key} {Line(item)}") : [$"{pair.Key} {pair.Value?.ToJsonString()}"])]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Line(JsonNode? item) => item is JsonObject line
        ? string.Join('\n', line.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value?.ToJsonString()}"))
        : item?.ToJsonString() ?? "";
}
