using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>One team's large records went through a connector that had memory for small ones.</summary>
public sealed class MaximumMessageBytesRaised() : ConfigChangeRule(TopicConfigNames.MaximumMessageBytes)
{
    private const double Usual = 1_048_588;

    public override RuleDescription Description { get; } = new(
        "KC2009", Severity.Warn, "max.message.bytes raised",
        "Consumers, connectors, links and REST proxies need memory for the largest record, and platforms cap it.",
        "Check the memory of everything that reads; or store the payload elsewhere and send its address.");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        var cap = PlatformLimits.Of(context.Environment.Platform).MessageBytes;
        if (shift.AfterNumber > cap)
        {
            yield return Finding(change, string.Create(CultureInfo.InvariantCulture, $"{shift.Words}: above the platform's limit of {cap} bytes."), "The platform refuses it.") with { Severity = Severity.Refuse };
        }
        else if (shift.IsRaised && shift.AfterNumber > Usual)
        {
            yield return Finding(change, $"{shift.Words}: above the usual 1 MiB.");
        }
    }
}
