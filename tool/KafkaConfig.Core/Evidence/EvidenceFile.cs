using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>One file of <c>runbooks/</c>: an acknowledgement or a runbook for one exact change. Nothing in it approves itself.</summary>
public sealed record EvidenceFile
{
    /// <summary>Where a file is bound to a run as a whole (KC9006), and to no single resource.</summary>
    public const string RunResource = "run";

    public const string NewTopic = "new-topic";

    public const string DrainAndExpand = "drain-and-expand";

    /// <summary>What a failover loses cannot be measured, and is accepted.</summary>
    public const string AcceptUnknownLoss = "accept-unknown-loss";

    public static TimeSpan DefaultFreezeWindow { get; } = TimeSpan.FromSeconds(30);

    public static TimeSpan ShortestFreezeWindow { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The sections that a runbook must have, in the order of its template.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["Why", "Communication", "Steps", "Verification", "Rollback"];

    public required SourceLocation Location { get; init; }

    public string Path => Location.Path;

    /// <summary>What is wrong with the file itself; one with problems lets nothing pass.</summary>
    public IReadOnlyList<Finding> Problems { get; init; } = [];

    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>An address, or <see cref="RunResource"/>.</summary>
    public string Resource { get; init; } = "";

    public string Environment { get; init; } = "";

    /// <summary>The exact change, values as written.</summary>
    public IReadOnlyList<FieldMove> Moves { get; init; } = [];

    public string? Strategy { get; init; }

    public string Owner { get; init; } = "";

    public string Approver { get; init; } = "";

    /// <summary>Groups that use the resource, in ordinal order.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Groups without members that are left behind on purpose.</summary>
    public IReadOnlyList<string> Abandoned { get; init; } = [];

    public IReadOnlyList<string> Producers { get; init; } = [];

    /// <summary>The last day on which it holds, in UTC.</summary>
    public DateOnly? Expires { get; init; }

    public TimeSpan FreezeWindow { get; init; } = DefaultFreezeWindow;

    /// <summary>When it may be applied; null: at any time.</summary>
    public (DateTimeOffset Start, DateTimeOffset End)? Window { get; init; }

    /// <summary>How many records may go; null: as many as the plan says.</summary>
    public long? MaximumRecordsDeleted { get; init; }

    /// <summary>The body's sections by heading.</summary>
    public IReadOnlyDictionary<string, string> Body { get; init; } = new Dictionary<string, string>();

    /// <summary>The body without headings.</summary>
    public string Prose { get; init; } = "";
}
