using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>One config that changes. Where <see cref="After"/> is null, the topic-level value goes.</summary>
public sealed record TopicConfigChange(TopicConfigSetting Wanted, LiveConfigValue? Before)
{
    public string Name => Wanted.Name;

    public string? After => Wanted.Value;

    public ConfigRisk? Risk { get; } = TopicConfigRisk.Of(
        TopicConfigCatalogue.Instance.Find(Wanted.Name), Before?.Value, Wanted.Value ?? TopicConfigCatalogue.Instance.Find(Wanted.Name)?.Default);

    public FieldChange Field => new(Name, Before?.Value, After, TopicConfigCatalogue.Instance.UnitOf(Name))
    {
        BeforeOrigin = Before?.OriginName,
        AfterOrigin = Wanted.Origin,
        Source = Wanted.Location,
    };
}
