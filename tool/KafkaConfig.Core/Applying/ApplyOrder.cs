using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Applying;

/// <summary>The order in which changes are written: kind by kind, in each what adds first; deletions last, the kinds in reverse; all by address. Connectors that a link needs are made and
/// changed before the link's mirrors, all others after them: a sink would create the topic that a mirror is about to become.</summary>
public static class ApplyOrder
{
    public static IReadOnlyList<Change> Sort(IEnumerable<Change> changes) =>
        [.. changes.OrderBy(change => IsDeletion(change) ? 1 : 0).ThenBy(change => IsDeletion(change) ? -Stage(change) : Stage(change)).ThenBy(Step).ThenBy(change => change.Address)];

    /// <summary>True for what takes something away that nobody declares.</summary>
    public static bool IsDeletion(Change change) => change.Reason == Reason.NotDeclared;

    private static int Stage(Change change) => change is CreateConnector { Definition.PartOf: not null } or UpdateConnector { Definition.PartOf: not null } ? 2 * (int)ResourceKind.Link - 1 : 2 * (int)change.Address.Kind;

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
        CreateLink { OnSource: false } => 0,
        CreateLink => 1,
        UpdateLink => 2,
        CreateMirror => 3,
        MoveMirror { EndsMirror: false } => 4,
        MoveMirror => 5,
        DeleteLink => 0,
        CreateConnector => 0,
        // What shall rest never runs with its new config; what shall run never runs with its old one.
        ChangeConnectorState { IsResume: false } => 1,
        UpdateConnector => 2,
        ChangeConnectorState => 3,
        DeleteConnector => 0,
        _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied."),
    };
}
