using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>A team: whom to ask, which names are theirs, how much they may have.</summary>
/// <param name="Name">As files' <c>owner</c> names it.</param>
/// <param name="Location">Where it is declared.</param>
/// <param name="Prefixes">What its topics and consumer groups begin with; empty: anything.</param>
/// <param name="TopicLimit">How many topics an environment may hold of it; null: no limit.</param>
/// <param name="PartitionLimit">How many partitions these may have together; null: no limit.</param>
public sealed record OwnerSettings(string Name, SourceLocation Location, IReadOnlyList<string> Prefixes, int? TopicLimit, int? PartitionLimit)
{
    public bool HasName(string name) => Prefixes.Count == 0 || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
