using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>The reviewers saw every group that uses the topic: none came since, none was forgotten.</summary>
public sealed class GroupsListed : TopicGate
{
    public override string Name => "groups-listed";

    public override string Description => "The groups that the evidence names (as groups or abandoned) are exactly those that use the topic.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => OverGroups(facts, use =>
    {
        var live = use.Groups.Select(group => group.Group).ToHashSet(StringComparer.Ordinal);
        var named = context.File.Groups.Concat(context.File.Abandoned).ToHashSet(StringComparer.Ordinal);
        var missing = live.Except(named, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var gone = named.Except(live, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var running = use.Groups.Where(group => group.IsActive && context.File.Abandoned.Contains(group.Group)).Select(group => group.Group).ToList();
        string?[] problems =
        [
            missing.Count > 0 ? $"{string.Join(", ", missing)} {(missing.Count == 1 ? "uses" : "use")} the topic and {(missing.Count == 1 ? "is" : "are")} not named" : null,
            gone.Count > 0 ? $"{string.Join(", ", gone)} {(gone.Count == 1 ? "is" : "are")} named and {(gone.Count == 1 ? "does" : "do")} not use the topic" : null,
            running.Count > 0 ? $"{string.Join(", ", running)} {(running.Count == 1 ? "is" : "are")} called abandoned and {(running.Count == 1 ? "has" : "have")} members" : null,
        ];
        var found = problems.OfType<string>().ToList();
        return Result(found.Count == 0, found.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{live.Count} of {use.GroupsSeen} groups use the topic, all named{(live.Count == 0 ? "" : $": {string.Join(", ", live.Order(StringComparer.Ordinal))}")}")
            : string.Join("; ", found));
    });
}
