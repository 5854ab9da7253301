using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>Compaction keeps the last record of each key and throws away what has none.</summary>
public sealed class KeysPresent : TopicGate
{
    public override string Name => "keys-present";

    public override string Description => "None of the newest records is without a key.";

    // The newest offsets may be transaction markers alone: a look at nothing shows nothing.
    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.Keys, sample => Over(facts.Offsets, ends => sample.Records == 0 && ends.Any(end => end.Records > 0)
        ? GateResult.Unknown(Name, "none of its newest offsets holds a record that could be looked at")
        : Result(sample.WithoutKey == 0, string.Create(CultureInfo.InvariantCulture, $"{sample.WithoutKey:N0} of the newest {Amount.Of(sample.Records, "record")} have no key"))));
}
