using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Brokers' processors filled up: every batch was unpacked and packed again.</summary>
public sealed class CompressionChange() : ConfigChangeRule("compression.type")
{
    public override RuleDescription Description { get; } = new(
        "KC2012", Severity.Warn, "Compression on the broker",
        "Unless it is 'producer', brokers compress again what producers compressed otherwise; old consumers cannot read zstd.",
        "Keep compression.type: producer, and set it in the producers.");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (shift.After is not "producer")
            yield return Finding(change, $"{shift.Words}: brokers compress again{(shift.After == "zstd" ? ", and every consumer must know zstd" : "")}.");
    }
}
