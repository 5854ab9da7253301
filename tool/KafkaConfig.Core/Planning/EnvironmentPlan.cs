using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>What an apply would do to one environment, and all that speaks against it. A value: views show it, apply does no more than it says.</summary>
public sealed record EnvironmentPlan
{
    /// <summary>The cluster's id where none may be asked.</summary>
    public const string NotAsked = "not asked";

    public required string Environment { get; init; }

    /// <summary>True where nothing was compared.</summary>
    public bool IsOffline => ClusterId == NotAsked;

    /// <summary>What the journal calls the environment.</summary>
    public string Journaled => Origin.Journaled(Below, Environment);

    /// <summary>The config repository's folder within the Git repository, with a slash at its end; empty where it is the whole.</summary>
    public string Below { get; init; } = "";

    public required bool Production { get; init; }

    /// <summary>The live cluster's id.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Where it is, as the environment's file writes it.</summary>
    public required string Cluster { get; init; }

    /// <summary>The snapshot that was read in place of the cluster; null for the cluster itself. Such a plan is never applied.</summary>
    public string? Against { get; init; }

    /// <summary>The commit; "none" without Git.</summary>
    public required string Revision { get; init; }

    /// <summary>The commit that a pull request's plan counts from; null: what was applied last.</summary>
    public string? Base { get; init; }

    public required string ToolVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the identity may do on the cluster as a whole.</summary>
    public required IReadOnlyList<string> Rights { get; init; }

    /// <summary>The addresses that the plan was narrowed to; empty: everything.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>In ordinal order of addresses.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>By address of a change, the digest of the live facts that it rests on.</summary>
    public required IReadOnlyDictionary<ResourceAddress, string> Digests { get; init; }

    /// <summary>By address of a change, what tells the resource from a later one of its name, as far as it was asked for.</summary>
    public IReadOnlyDictionary<ResourceAddress, string> Identities { get; init; } = new Dictionary<ResourceAddress, string>();

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<Drift> Drift { get; init; }

    /// <summary>By address, why it could not be read.</summary>
    public required IReadOnlyDictionary<ResourceAddress, string> NotEvaluated { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>What a service lacks of what others have, for those who want to know all.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How mirrors are, whether they change or not; no part of what the plan's digest names.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public bool HasChanges => Changes.Count > 0;

    public bool IsRefused => Findings.Any(finding => finding.Stops);

    public bool LacksFacts => NotEvaluated.Count > 0 || Findings.Any(finding => finding.Code == Checking.FactsUnavailable.Code);

    /// <summary>True where nothing but gates stands against it: evidence is there and fits, and what it waits for may still come.</summary>
    public bool WaitsForGates => IsRefused && !LacksFacts && Findings.Where(finding => finding.Stops).All(finding => finding.Answer is not null);

    public Impact Impact => Changes.Count == 0 ? Impact.None : Changes.Max(change => change.Impact);

    public PlanVerdict Verdict => this switch
    {
        { LacksFacts: true } => PlanVerdict.Incomplete,
        { IsRefused: true } => PlanVerdict.Refused,
        { HasChanges: true } => PlanVerdict.Changes,
        _ => PlanVerdict.NoChanges,
    };
}
