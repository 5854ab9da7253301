using KafkaConfig.Core.Kinds.Schemas;
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
        ChangeCompatibility { IsWeaker: false, IsNewSubject: false } => 3,
        // What is referred to comes first.
        RegisterSchema register => 4 + register.Definition.Depth,
        ChangeCompatibility => 1_000_000,
        DeleteSubject => 1_000_001,
        EraseSubject => 1_000_002,
        DeleteTopic => 1_000_003,
        _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied."),
    };
}
