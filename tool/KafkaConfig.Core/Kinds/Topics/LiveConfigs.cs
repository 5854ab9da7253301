namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>A topic's live configs: its overrides, and what it inherits where it has none or would have none. What topics inherit is nearly always the same, so the adapter shares one map among them.</summary>
public sealed class LiveConfigs(IReadOnlyDictionary<string, string?> overrides, IReadOnlyDictionary<string, LiveConfigValue> inherited)
{
    /// <summary>Set on the topic itself; null values are sensitive.</summary>
    public IReadOnlyDictionary<string, string?> Overrides => overrides;

    public IReadOnlyDictionary<string, LiveConfigValue> Inherited => inherited;

    /// <summary>What is in force; null where the broker does not know the name.</summary>
    public LiveConfigValue? Effective(string name)
    {
        if (overrides.TryGetValue(name, out var value))
            return new LiveConfigValue(value, ConfigOrigin.Topic);
        return inherited.TryGetValue(name, out var from) ? from : null;
    }
}
