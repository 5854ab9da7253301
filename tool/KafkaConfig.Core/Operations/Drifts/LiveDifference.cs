using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Operations.Drifts;

/// <summary>One way in which a live cluster is not as Git says, in Kafka's raw values.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Field">Null where the whole resource is meant.</param>
/// <param name="Declared">What the files say; null: nothing.</param>
/// <param name="Live">What is live; null: nothing, or nothing that may be shown.</param>
/// <param name="Unit">What the values count.</param>
/// <param name="Problem">What is wrong though everything is as declared; null: it is not as declared.</param>
public sealed record LiveDifference(ResourceAddress Address, string? Field, string? Declared, string? Live, ValueUnit Unit, string? Problem)
{
    /// <summary>True where the resource is declared and absent.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Every difference of every kind, in ordinal order of addresses and fields.</summary>
    public static IReadOnlyList<LiveDifference> Of(KindDifference difference) =>
    [
        .. difference.Changes.SelectMany(Of).Concat(difference.Drift.Select(drift => new LiveDifference(drift.Address, drift.Field, null, drift.Value, drift.Unit, drift.Problem)))
            .Distinct().OrderBy(item => item.Address).ThenBy(item => item.Field, StringComparer.Ordinal),
    ];

    private static IEnumerable<LiveDifference> Of(Change change) => change.Action switch
    {
        "create" when change.Reason == Reason.NotOnCluster => [new LiveDifference(change.Address, null, null, null, ValueUnit.None, null) { IsMissing = true }],
        "delete" => [new LiveDifference(change.Address, null, null, null, ValueUnit.None, null)],
        _ => change.Fields.Select(field => new LiveDifference(change.Address, field.Field, field.After ?? (field.IsRemoval ? null : FieldMove.Default), field.Before, field.Unit, null)),
    };
}
