using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Applying;

/// <summary>The order in which changes are written: what adds first, deletions last, each by address.</summary>
public static class ApplyOrder
{
    public static IReadOnlyList<Change> Sort(IEnumerable<Change> changes) => [.. changes.OrderBy(Rank).ThenBy(change => change.Address)];

    private static int Rank(Change change) => change switch
    {
        CreateTopic => 0,
        AlterTopicConfigs => 1,
        AddPartitions => 2,
        DeleteTopic => 3,
        _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied."),
    };
}
