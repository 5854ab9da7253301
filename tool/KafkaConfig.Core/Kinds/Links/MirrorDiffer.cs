using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>The state machine of mirrors: from what is live to what the file says, where there is a way.</summary>
public static class MirrorDiffer
{
    private const string NoWayBack = "No mirror becomes one again. Move its consumers back to the source's topic, delete this one by a runbook, and declare it anew";

    /// <summary>Nothing where it is as declared, or on its way.</summary>
    /// <param name="definition">What the file says.</param>
    /// <param name="live">What is live; null: there is no such mirror.</param>
    public static IReadOnlyList<Change> Diff(MirrorDefinition definition, LiveMirror? live)
    {
        var wanted = definition.State.Value;
        if (live is null)
            return Absent(definition);
        return (live.Status, wanted) switch
        {
            (MirrorStatus.Active, MirrorState.Active) or (MirrorStatus.SourceUnavailable, MirrorState.Active) => [],
            // On its way; what it can do then is planned then.
            (MirrorStatus.Starting, MirrorState.Active or MirrorState.Paused) => [],
            (MirrorStatus.Active or MirrorStatus.SourceUnavailable, MirrorState.Paused) => Move(MirrorVerb.Pause),
            (MirrorStatus.Active, MirrorState.Promoted) => Move(MirrorVerb.Promote),
            (MirrorStatus.Active or MirrorStatus.Paused or MirrorStatus.LinkPaused or MirrorStatus.SourceUnavailable or MirrorStatus.Failed, MirrorState.FailedOver) => Move(MirrorVerb.FailOver),
            (MirrorStatus.Paused, MirrorState.Active) => Move(MirrorVerb.Resume),
            // MirrorMaker 2 tells what a mirror is under a connector that rests; brokers do not.
            (MirrorStatus.LinkPaused, MirrorState.Paused) when definition.Link.Replicator == Replicator.MirrorMaker2 => Move(MirrorVerb.Pause),
            (MirrorStatus.Paused, MirrorState.Paused) or (MirrorStatus.LinkPaused, MirrorState.Paused) => [],
            // A promotion that hangs can be ended.
            (MirrorStatus.Stopping, MirrorState.FailedOver) => Move(MirrorVerb.FailOver),
            (MirrorStatus.Stopped or MirrorStatus.Stopping, MirrorState.Promoted or MirrorState.FailedOver) => [],
            (MirrorStatus.Paused, MirrorState.Promoted) => None("Make it active first, wait until nothing is left to copy, and promote it then"),
            (MirrorStatus.Starting, _) => None("Wait until it is active; it goes on from there"),
            // The connector, or the link, is resumed by its own change.
            (MirrorStatus.LinkPaused, MirrorState.Active) => [],
            (MirrorStatus.LinkPaused, MirrorState.Promoted) when definition.Link.Replicator == Replicator.MirrorMaker2 => None("Its connector rests: resume it first, wait until nothing is left to copy, and promote then"),
            (MirrorStatus.LinkPaused, MirrorState.Promoted) => None("Its whole link is paused: set cluster.link.paused: false in the link's config first"),
            (MirrorStatus.SourceUnavailable, MirrorState.Promoted) => None("A promotion waits for the source, which does not answer: bring it back, or fail over, which loses what is not copied"),
            (MirrorStatus.Failed, MirrorState.Active or MirrorState.Paused) => None("A failed mirror does not recover: fail it over, or delete its topic by a runbook and declare it anew"),
            (MirrorStatus.Failed, MirrorState.Promoted) => None("A failed mirror cannot be promoted: fail it over, which loses what is not copied"),
            (MirrorStatus.Stopped or MirrorStatus.Stopping, _) => None(NoWayBack),
            _ => None($"This version does not know the state {live.Word}, and decides nothing on it"),
        };

        IReadOnlyList<Change> Move(MirrorVerb verb) => [new MoveMirror(definition, verb, WordOf(live))];

        IReadOnlyList<Change> None(string path) => [Unreachable(definition, WordOf(live), path)];
    }

    /// <summary>True where a mirror is where the file wants it, and needs nothing more.</summary>
    public static bool IsReached(MirrorState wanted, MirrorStatus live) => wanted switch
    {
        MirrorState.Active => live is MirrorStatus.Active,
        MirrorState.Paused => live is MirrorStatus.Paused or MirrorStatus.LinkPaused,
        _ => live is MirrorStatus.Stopped,
    };

    /// <summary>As files would say it; where they have no word, the service's own.</summary>
    public static string WordOf(LiveMirror live) => live.Status switch
    {
        MirrorStatus.Active => "active",
        MirrorStatus.Paused => "paused",
        _ => live.Word,
    };

    private static IReadOnlyList<Change> Absent(MirrorDefinition definition) => definition.State.Value switch
    {
        MirrorState.Active => [new CreateMirror(definition)],
        // MirrorMaker 2 takes it in as paused.
        MirrorState.Paused when definition.Link.Replicator == Replicator.MirrorMaker2 => [new CreateMirror(definition)],
        MirrorState.Paused => [new CreateMirror(definition), new MoveMirror(definition, MirrorVerb.Pause, "active")],
        // Once it is an ordinary topic, nothing tells any more that it was a mirror.
        _ => [],
    };

    private static UnreachableLinkState Unreachable(MirrorDefinition definition, string before, string path) =>
        new(definition.Address, "state", before, LinkParser.NameOf(definition.State.Value), path + ".", definition.State.Location);
}
