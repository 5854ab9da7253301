using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Compares a declared link of Cluster Linking with the live one, config by config. Filters are compared as what they say; what says how to connect is not compared, and what is
/// sensitive cannot be.</summary>
public static class LinkDiffer
{
    private const string Fixed = "It is fixed when a link is created: declare another link, and let its mirrors take over.";

    /// <summary>The changes; more than one where configs differ and the link leads elsewhere.</summary>
    /// <param name="definition">What the file says.</param>
    /// <param name="live">What the destination holds.</param>
    /// <param name="configs">Its configs.</param>
    /// <param name="sourceId">The id of the declared source; null where it is not known offline.</param>
    /// <param name="left">Configs that the files said until now: they go back to the default.</param>
    public static IEnumerable<Change> Diff(LinkDefinition definition, LiveLink live, IReadOnlyDictionary<string, string?> configs, string? sourceId, IReadOnlyList<string> left)
    {
        if (sourceId is not null && live.RemoteClusterId.Length > 0 && live.RemoteClusterId != sourceId)
        {
            yield return new UnreachableLinkState(
                definition.Address, "source", live.RemoteClusterId, sourceId, "A link leads to one cluster for good: declare another link, and let its mirrors take over.", definition.Location);
            yield break;
        }

        if (definition.Value(LinkConfigs.Prefix) is null && configs.GetValueOrDefault(LinkConfigs.Prefix) is { Length: > 0 } prefix)
            yield return new UnreachableLinkState(definition.Address, LinkConfigs.Prefix, prefix, "none", Fixed, definition.Location);
        var changes = new List<FieldChange>();
        foreach (var setting in definition.Config.Where(setting => !LinkConfigs.IsConnection(setting.Name)))
        {
            var isSet = configs.TryGetValue(setting.Name, out var before);
            if (isSet && (before is null || IsSame(setting, before)))
                continue;
            if (LinkConfigs.IsFixed(setting.Name))
                yield return new UnreachableLinkState(definition.Address, setting.Name, before ?? "none", setting.Value, Fixed, setting.Location);
            else
                changes.Add(new FieldChange(setting.Name, before, setting.Value) { BeforeOrigin = isSet ? "link" : null, IsAddition = !isSet, AfterOrigin = setting.Origin, Source = setting.Location });
        }

        changes.AddRange(left.Select(config => new FieldChange(config, configs.GetValueOrDefault(config), null) { BeforeOrigin = "link", AfterOrigin = "no longer declared", Source = definition.Location }));
        if (changes.Count > 0)
            yield return new UpdateLink(definition, changes);
    }

    /// <summary>What is set on the link and declared nowhere: shown, and left alone.</summary>
    public static IEnumerable<Drift> Undeclared(LinkDefinition definition, IReadOnlyDictionary<string, string?> configs) => configs
        .Where(pair => !LinkConfigs.IsConnection(pair.Key) && definition.Value(pair.Key) is null).OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => new Drift(definition.Address, pair.Key, pair.Value ?? "(secret)", ValueUnit.None, definition.Location));

    /// <summary>The configs as they are sent: filters before the switch that they belong to.</summary>
    public static IReadOnlyList<LinkConfigMove> Moves(UpdateLink change) => [.. change.Configs.OrderBy(config => LinkConfigs.IsFilter(config.Field) ? 0 : 1).ThenBy(config => config.Field, StringComparer.Ordinal).Select(config => new LinkConfigMove(config.Field, config.After))];

    /// <summary>True where every change is in force.</summary>
    public static bool IsApplied(UpdateLink change, IReadOnlyDictionary<string, string?> configs) =>
        change.Configs.All(config => config.After is null ? !configs.TryGetValue(config.Field, out var left) || left != config.Before : configs.TryGetValue(config.Field, out var value) && (value is null || (LinkConfigs.IsFilter(config.Field) ? LinkFilterText.IsSame(config.After, value) : config.After == value)));

    private static bool IsSame(LinkSetting setting, string before) => LinkConfigs.IsFilter(setting.Name) ? LinkFilterText.IsSame(setting.Value, before) : setting.Value == before;
}
