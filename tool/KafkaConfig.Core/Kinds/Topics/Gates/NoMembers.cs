using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>Nobody reads: applications that keep state by partition must be stopped and reset before partitions come.</summary>
public sealed class NoMembers : TopicGate
{
    public override string Name => "no-members";

    public override string Description => "No group that uses the topic has a running member.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => OverGroups(facts, use =>
    {
        var active = use.Groups.Where(group => group.IsActive).ToList();
        return Result(active.Count == 0, active.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Amount.Of(use.Groups.Count, "group")}, none with members")
            : string.Join("; ", active.Select(group => string.Create(CultureInfo.InvariantCulture, $"group {group.Group} has {Amount.Of(group.Members, "member")}"))));
    });
}
