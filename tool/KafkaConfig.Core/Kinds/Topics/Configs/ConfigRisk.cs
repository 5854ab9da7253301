using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>What a change of a config endangers, and why: <c>data-loss</c>, <c>ordering</c>, <c>availability</c>, <c>throughput</c>, <c>harmless</c>, <c>irreversible</c>.</summary>
public sealed record ConfigRisk(string Class, string Reason)
{
    public Impact Impact => Class switch
    {
        "data-loss" or "irreversible" => Impact.Destructive,
        "ordering" or "availability" => Impact.Disruptive,
        _ => Impact.Additive,
    };
}
