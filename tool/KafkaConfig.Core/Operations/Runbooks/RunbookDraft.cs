using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Operations.Runbooks;

/// <summary>What is known of evidence before its author writes.</summary>
public sealed record RunbookDraft
{
    /// <summary>Where it will stand.</summary>
    public required string Path { get; init; }

    public required string Resource { get; init; }

    public required string Environment { get; init; }

    /// <summary>All that ask for evidence on this resource; one file answers them together.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Null where nobody declares the resource any more.</summary>
    public string? Owner { get; init; }

    /// <summary>An owner of the path; null without one.</summary>
    public string? Approver { get; init; }

    public TopicFacts Facts { get; init; } = TopicFacts.NotRead;

    public string? Strategy { get; init; }

    public IReadOnlyList<FieldMove> Moves => [.. Findings.SelectMany(finding => finding.Asks?.Moves ?? []).Distinct()];

    public bool NeedsSections => Findings.Any(finding => finding.Severity == Severity.Runbook);

    public bool NeedsGroups => Findings.Any(finding => finding.Asks?.Gates.Contains("groups-listed") == true);

    public long? RecordsDeleted => Findings.Max(finding => finding.Asks?.RecordsDeleted);

    public IReadOnlyList<string> Groups => [.. Uses.Select(use => use.Group)];

    /// <summary>Each group with its members, for people.</summary>
    public IReadOnlyList<string> GroupWords => [.. Uses.Select(use => use.IsActive ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{use.Group} ({use.Members} running)") : $"{use.Group} (not running)")];

    private IReadOnlyList<GroupUse> Uses => Facts.Use is Fact<TopicUse>.Known known ? known.Value.Groups : [];

    /// <summary>The strategy that lets the findings pass; null where none is asked for.</summary>
    public static string? StrategyOf(IReadOnlyList<Finding> findings) =>
        findings.SelectMany(finding => finding.Asks?.Strategies ?? []).OrderBy(strategy => strategy == EvidenceFile.DrainAndExpand ? 0 : 1).FirstOrDefault();
}
