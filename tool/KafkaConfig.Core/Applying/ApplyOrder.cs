using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Applying;

/// <summary>The order in which changes are written: kind by kind, in each what adds first; deletions last, the kinds in reverse; all by address.</summary>
public static class ApplyOrder
{
    public static IReadOnlyList<Change> Sort(IEnumerable<Change> changes) =>
        [.. changes.OrderBy(change => IsDeletion(change) ? 1 : 0).ThenBy(change => IsDeletion(change) ? -(int)change.Address.Kind : (int)change.Address.Kind).ThenBy(Step).ThenBy(change => change.Address)];

    /// <summary>True for what takes something away that nobody declares.</summary>
    public static bool IsDeletion(Change change) => change.Reason == Reason.NotDeclared;

    private static int Step(Change change) => change switch
    {
        CreateTopic => 0,
        AlterTopicConfigs => 1,
        AddPartitions => 2,
        DeleteTopic => 0,
        ChangeCompatibility { IsWeaker: false, IsNewSubject: false } => 0,
        // What is referred to comes first.
        RegisterSchema register => 1 + register.Definition.Depth,
        ChangeCompatibility => int.MaxValue,
        DeleteSubject => 0,
        EraseSubject => 1,
        CreateConnector => 0,
        // What shall rest never runs with its new config; what shall run never runs with its old one.
        ChangeConnectorState { IsResume: false } => 1,
        UpdateConnector => 2,
        ChangeConnectorState => 3,
        DeleteConnector => 0,
        _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied."),
    };
}
