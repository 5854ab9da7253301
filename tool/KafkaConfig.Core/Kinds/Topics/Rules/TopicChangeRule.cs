using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A rule over one verb of topics that asks for facts.</summary>
public abstract class TopicChangeRule<TChange>() : FactRule<TChange, TopicFacts>(TopicFacts.NotRead)
    where TChange : Change
{
    /// <summary>Who reads; a group that cannot be looked into may read anything, and is KC9001.</summary>
    protected IEnumerable<Finding> OverUse(TChange change, TopicFacts facts, Func<TopicUse, IEnumerable<Finding>> check) => Over(change, facts.Use, use =>
        check(use).Concat(use.Unseen.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Unknown(change, $"group {group.Key} cannot be looked into: {group.Value}"))));

    /// <summary><c>3 of 61 groups use this topic (2 active; late is 120 records behind)</c>, and that others cannot be seen.</summary>
    protected static string Readers(Fact<TopicUse> fact, Fact<IReadOnlyList<PartitionEnds>> offsets)
    {
        if (fact is not Fact<TopicUse>.Known { Value: var use })
            return "Who reads it is not known.";
        var ends = offsets is Fact<IReadOnlyList<PartitionEnds>>.Known known ? known.Value : [];
        if (use.Groups.Count == 0)
            return string.Create(CultureInfo.InvariantCulture, $"None of {use.GroupsSeen} consumer groups uses it; consumers that do not commit to Kafka cannot be seen.");
        var parts = use.Groups.Where(group => group.IsActive).Select(group => $"{group.Group} with {Members(group)}")
            .Concat(use.Groups.Select(group => (group.Group, Lag: group.Lag(ends).Values.Sum())).Where(item => item.Lag > 0).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Group} {Amount.Of(item.Lag, "record")} behind"))).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{use.Groups.Count} of {use.GroupsSeen} groups use it{(parts.Count == 0 ? "" : $" ({string.Join(", ", parts.Take(6))}{(parts.Count > 6 ? ", …" : "")})")}; consumers that do not commit to Kafka cannot be seen.");
    }

    private static string Members(GroupUse group) => string.Create(
        CultureInfo.InvariantCulture, $"{Amount.Of(group.Members, "member")}{(group.Assignor.Length > 0 ? $", {group.Assignor}" : "")}");
}
