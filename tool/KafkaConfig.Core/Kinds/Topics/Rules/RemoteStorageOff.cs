using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Tiered storage was switched off to save money, and two years of records went with it.</summary>
public sealed class RemoteStorageOff() : ConfigChangeRule("remote.storage.enable", "remote.log.delete.on.disable")
{
    public override RuleDescription Description { get; } = new(
        "KC2011", Severity.Runbook, "Remote storage off, or set to be deleted",
        "Switching remote storage off deletes what is there and local disks do not hold; before Kafka 4.0 it cannot be switched off at all.",
        "Set remote.log.copy.disable: true, which keeps what is in remote storage readable and adds nothing.",
        "a runbook that says which records go and that nobody needs them");

    protected override bool TakesUnknownForTheWorst => true;

    protected override IEnumerable<Finding> Check(AlterTopicConfigs change, ConfigShift shift, TopicFacts facts, CheckContext context)
    {
        if (shift.Name == "remote.storage.enable" ? shift.After != "true" : shift.After == "true")
            yield return Finding(change, $"{shift.Words}: records in remote storage can go.") with { Asks = Asks(change, shift.Move) };
    }
}
