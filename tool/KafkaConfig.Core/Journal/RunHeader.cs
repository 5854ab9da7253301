namespace KafkaConfig.Core.Journal;

/// <summary>Says which run this is, before it does anything.</summary>
public sealed record RunHeader
{
    /// <summary>Unique, and in the order of time when sorted ordinally: <c>20261125T204757Z-1f9c2a</c>.</summary>
    public required string RunId { get; init; }

    public required string Environment { get; init; }

    /// <summary>Who runs it, as far as the machine knows: <c>alice@build-7</c>.</summary>
    public required string Who { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The commit; "none" without Git.</summary>
    public required string Revision { get; init; }

    public required string PlanDigest { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>The addresses that the run was narrowed to; empty: everything.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
}
