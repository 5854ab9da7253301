using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>The platform's limit was met in the middle of a run; half of the topics were there, and nobody could add the rest.</summary>
public sealed class Capacity : IRule
{
    private const int WarningPercent = 80;

    public RuleDescription Description { get; } = new(
        "KC1012", Severity.Refuse, "Capacity",
        "Platforms limit the partitions of a cluster, and how many may come and go in five minutes; what is above is refused in the middle of a run.",
        "Reduce partitions, resize the cluster, or split the run with --only; limits of your own stand under platform.limits of the environment.");

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        var limits = PlatformLimits.Of(context.Environment.Platform);
        var added = context.Changes.Sum(change => change switch
        {
            CreateTopic create => create.Definition.Partitions.Value,
            AddPartitions add => add.To.Value - add.From,
            _ => 0L,
        });
        var removed = context.Changes.OfType<DeleteTopic>().Sum(change => (long)change.Partitions);
        if (limits.Partitions is { } most && added > 0 && context.Live.TryGetValue("partitions", out var live))
        {
            // Deletions come last, if they come.
            var planned = live + added;
            if (planned > most)
                yield return Finding(string.Create(CultureInfo.InvariantCulture, $"The cluster allows {most:N0} partitions, and would have {planned:N0} ({live:N0} now)."), Severity.Refuse);
            else if (planned * 100 >= most * WarningPercent)
                yield return Finding(string.Create(CultureInfo.InvariantCulture, $"The cluster allows {most:N0} partitions, and would have {planned:N0}: {planned * 100 / most} %."), Severity.Warn);
        }

        if (limits.PartitionChanges is { } pace && added + removed > pace)
            yield return Finding(string.Create(CultureInfo.InvariantCulture, $"The platform allows {pace:N0} new and deleted partitions in five minutes, and this run has {added + removed:N0}."), Severity.Refuse);
    }

    private Finding Finding(string what, Severity severity) => Description.Finding(what) with { Severity = severity };
}
