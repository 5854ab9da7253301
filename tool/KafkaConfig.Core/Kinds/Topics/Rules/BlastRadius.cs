using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A bad merge or a wrong folder deletes one topic at a time in review, and all of them in one run.</summary>
public sealed class BlastRadius : IRule
{
    public RuleDescription Description { get; } = new(
        "KC9006", Severity.Runbook, "Blast radius",
        "One run that deletes or changes far more than usual is more often a mistake than a wish.",
        "Split the change, apply a part with --only, or raise 'limits' in kafka-config.yaml in a change of its own.",
        "a runbook that names the counts (outside production an acknowledgement)");

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        var limits = context.Settings.Limits;
        var deletes = context.Changes.Count(change => change is DeleteTopic);
        var changed = context.Changes.Select(change => change.Address).Distinct().Count();
        var partitions = context.Changes.Sum(change => change switch
        {
            CreateTopic create => create.Definition.Partitions.Value,
            AddPartitions add => add.To.Value - add.From,
            _ => 0L,
        });
        if (deletes > limits.Deletes)
            yield return Finding("deletes", deletes, string.Create(CultureInfo.InvariantCulture, $"This run deletes {deletes} topics; {limits.Deletes} are allowed."), context);
        if (changed > limits.ChangedTopics)
            yield return Finding("changedTopics", changed, string.Create(CultureInfo.InvariantCulture, $"This run changes {changed} topics; {limits.ChangedTopics} are allowed."), context);
        if (partitions > limits.NewPartitions)
            yield return Finding("newPartitions", partitions, string.Create(CultureInfo.InvariantCulture, $"This run adds {partitions} partitions; {limits.NewPartitions} are allowed."), context);
    }

    private Finding Finding(string count, long value, string what, CheckContext context) => Description.Finding(
        what, safeWay: $"{Description.SafeWay} To let this one pass: kafka-config runbook new KC9006 {EvidenceFile.RunResource} --env {context.Environment.Name}") with
    {
        Asks = new EvidenceRequest(EvidenceFile.RunResource, [new FieldMove(count, "", value.ToString(CultureInfo.InvariantCulture))], [], []),
    };
}
