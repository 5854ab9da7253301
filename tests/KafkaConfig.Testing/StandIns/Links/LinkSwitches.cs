namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>How a stand-in behaves where the real service depends on time, load or luck.</summary>
public sealed class LinkSwitches
{
    /// <summary>Of every list.</summary>
    public int PageSize { get; set; } = int.MaxValue;

    /// <summary>What <c>metadata.next</c> begins with; null: the stand-in's own address.</summary>
    public string? NextOrigin { get; set; }

    /// <summary>So many reads of a mirror still tell the state that it is leaving.</summary>
    public int ReadsUntilNext { get; set; } = 1;

    /// <summary>In this state a new mirror is until it was read that often; null: it is active at once.</summary>
    public string? FirstState { get; set; }

    /// <summary>Promotions are accepted and stay <c>PENDING_STOPPED</c>.</summary>
    public bool HoldsPromotions { get; set; }

    /// <summary>Promotions are accepted and end as <c>FAILED</c>.</summary>
    public bool FailsPromotions { get; set; }

    /// <summary>So many keys more are written, then the service fails; null: it does not.</summary>
    public int? KeysUntilFailure { get; set; }

    /// <summary>So many attempts to create the second half of a link that the source makes are told that the first is not there.</summary>
    public int AttemptsUntilNamed { get; set; }

    /// <summary>What is wrong with the other cluster, as the validation of a new link says; null: nothing.</summary>
    public string? RemoteProblem { get; set; }

    /// <summary>By mirror, the row that it gets inside of a 200.</summary>
    public Dictionary<string, (int? Code, string? Message)> FailingRows { get; } = new(StringComparer.Ordinal);

    /// <summary>Mirrors whose rows are left out of a 200.</summary>
    public HashSet<string> MissingRows { get; } = new(StringComparer.Ordinal);
}
