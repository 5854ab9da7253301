using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Core.Kinds.Links.MirrorMaker;

/// <summary>What a source connector's two lists say of mirrors. A mirror stands in the first; a paused one stands in the second too. One that was promoted stands in neither.</summary>
/// <param name="Active">Names that are copied, in ordinal order.</param>
/// <param name="Paused">Names that are taken in and left out, in ordinal order.</param>
/// <param name="Patterns">What else somebody wrote into the first: expressions that match names nobody declared.</param>
public sealed record MirrorMakerTopics(IReadOnlyList<string> Active, IReadOnlyList<string> Paused, IReadOnlyList<string> Patterns)
{
    /// <summary>What else somebody wrote into the second: it stays out.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What a connector copies, in ordinal order; nothing where it is no source connector of MirrorMaker 2.</summary>
    public static IReadOnlyList<string> CopiedBy(IReadOnlyDictionary<string, string> config)
    {
        if (config.GetValueOrDefault(ConnectorKeys.Class) != MirrorMakerConfig.SourceClass)
            return [];
        var topics = Of(config);
        return Sorted(topics.Active.Concat(topics.Paused).Concat(topics.Patterns));
    }

    public static MirrorMakerTopics Of(IReadOnlyDictionary<string, string> config)
    {
        var listed = Split(config.GetValueOrDefault(MirrorMakerConfig.Topics, ".*"));
        var excluded = Split(config.GetValueOrDefault(MirrorMakerConfig.TopicsExcluded, "")).ToHashSet(StringComparer.Ordinal);
        var names = listed.Where(pattern => NameOf(pattern) is not null).ToList();
        return new MirrorMakerTopics(
            Named(names.Where(pattern => !excluded.Contains(pattern))), Named(names.Where(excluded.Contains)), [.. listed.Where(pattern => NameOf(pattern) is null && pattern != MirrorMakerConfig.NoTopic)])
        { LeftOut = [.. excluded.Where(pattern => pattern != MirrorMakerConfig.Internal && !names.Contains(pattern)).Order(StringComparer.Ordinal)] };
    }

    public MirrorMakerTopics With(string topic, bool isPaused)
    {
        var (active, paused) = (Active.Where(name => name != topic), Paused.Where(name => name != topic));
        return isPaused ? this with { Active = Sorted(active), Paused = Sorted(paused.Append(topic)) } : this with { Active = Sorted(active.Append(topic)), Paused = Sorted(paused) };
    }

    public MirrorMakerTopics Without(string topic) => this with { Active = Sorted(Active.Where(name => name != topic)), Paused = Sorted(Paused.Where(name => name != topic)) };

    /// <summary>The connector's config with these lists.</summary>
    public ConnectorConfig In(string connector, IReadOnlyDictionary<string, string> config)
    {
        var values = config.Where(pair => pair.Key != ConnectorKeys.Name).ToDictionary(StringComparer.Ordinal);
        var listed = Active.Concat(Paused).Order(StringComparer.Ordinal).Select(LinkFilterText.Escape).Concat(Patterns).ToList();
        values[MirrorMakerConfig.Topics] = listed.Count == 0 ? MirrorMakerConfig.NoTopic : string.Join(',', listed);
        values[MirrorMakerConfig.TopicsExcluded] = string.Join(',', Paused.Select(LinkFilterText.Escape).Concat(LeftOut).Prepend(MirrorMakerConfig.Internal));
        return new ConnectorConfig(connector, values);
    }

    private static List<string> Split(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static IReadOnlyList<string> Named(IEnumerable<string> patterns) => Sorted(patterns.Select(NameOf).OfType<string>());

    private static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // Null for an expression that is more than one name.
    private static string? NameOf(string pattern)
    {
        var name = pattern.Replace(@"\.", ".", StringComparison.Ordinal);
        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-') && LinkFilterText.Escape(name) == pattern ? name : null;
    }
}
