namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>What can become of a mirror, from which state, and through which others.</summary>
internal static class MirrorMoves
{
    public static readonly IReadOnlySet<string> Verbs =
        new HashSet<string>(StringComparer.Ordinal) { "pause", "resume", "promote", "failover", "reverse-and-start-mirror", "reverse-and-pause-mirror", "truncate-and-restore" };

    /// <summary>They turn the direction, which only a link has that goes both ways.</summary>
    public static bool NeedsBothWays(string verb) => verb is "reverse-and-start-mirror" or "reverse-and-pause-mirror" or "truncate-and-restore";

    /// <summary>The states that it goes through, or what the row says that refuses it.</summary>
    public static (IReadOnlyList<string> States, string? Refusal) Find(string verb, StoredMirror mirror, LinkSwitches switches) => (verb, mirror.Status) switch
    {
        ("pause", "ACTIVE" or "SOURCE_UNAVAILABLE") => (["PAUSED"], null),
        ("pause", "PAUSED") or ("resume", "ACTIVE") or ("promote" or "failover", "STOPPED") or ("promote", "PENDING_STOPPED") =>
            ([], $"Mirror topic '{mirror.Topic}' is already in the {mirror.Status} state."),
        ("resume", "PAUSED") => (["ACTIVE"], null),
        ("promote", "ACTIVE") when switches.HoldsPromotions => (["PENDING_STOPPED"], null),
        ("promote", "ACTIVE") => (["PENDING_STOPPED", switches.FailsPromotions ? "FAILED" : "STOPPED"], null),
        ("failover", "ACTIVE" or "PAUSED" or "LINK_PAUSED" or "SOURCE_UNAVAILABLE" or "LINK_FAILED" or "FAILED" or "PENDING_STOPPED") => (["PENDING_STOPPED", "STOPPED"], null),
        ("reverse-and-start-mirror" or "reverse-and-pause-mirror", "ACTIVE") => (["PENDING_SYNCHRONIZE", "STOPPED"], null),
        ("truncate-and-restore", "STOPPED") => (["PENDING_SETUP_FOR_RESTORE", "PENDING_RESTORE", "ACTIVE"], null),
        _ => ([], $"Mirror topic '{mirror.Topic}' is in the {mirror.Status} state, in which it does not {verb}."),
    };
}
