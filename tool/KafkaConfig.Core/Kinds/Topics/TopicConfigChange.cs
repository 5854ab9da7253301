using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>One config that changes. Where <see cref="After"/> is null, the topic-level value goes, and <paramref name="Fallback"/> comes into force.</summary>
public sealed record TopicConfigChange(TopicConfigSetting Wanted, LiveConfigValue? Before, LiveConfigValue? Fallback)
{
    private static readonly ConfigRisk UnknownFallback = new("data-loss", "What the cluster falls back to could not be read; it may be less.");

    public string Name => Wanted.Name;

    public string? After => Wanted.Value;

    public ConfigRisk? Risk => Wanted.Value is null && Fallback?.Value is null
        ? UnknownFallback
        : TopicConfigRisk.Of(TopicConfigCatalogue.Instance.Find(Wanted.Name), Before?.Value, Wanted.Value ?? Fallback?.Value);

    public FieldChange Field => new(Name, Before?.Value, After, TopicConfigCatalogue.Instance.UnitOf(Name))
    {
        BeforeOrigin = Before?.OriginName,
        AfterOrigin = Wanted.Origin,
        Fallback = After is null ? Fallback?.Value : null,
        FallbackOrigin = After is null ? Fallback?.OriginName : null,
        Source = Wanted.Location,
    };
}
