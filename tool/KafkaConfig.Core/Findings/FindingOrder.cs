using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Findings;

/// <summary>Puts findings into the one order that every output uses, and joins those that several environments share.</summary>
public static class FindingOrder
{
    /// <summary>Heaviest first, then by place, address, code and text: the same input always gives the same bytes.</summary>
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) => findings.TryGetNonEnumeratedCount(out var count) && count == 0 ? [] :
    [
        .. findings
            .OrderBy(finding => finding.Severity)
            .ThenBy(finding => finding.Location, Comparer<SourceLocation?>.Create(CompareLocations))
            .ThenBy(finding => finding.Address?.ToString() ?? "", StringComparer.Ordinal)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.What, StringComparer.Ordinal),
    ];

    /// <summary>One finding where several environments have the same; its environments in ordinal order.</summary>
    public static IReadOnlyList<Finding> Merge(IReadOnlyCollection<Finding> findings) => findings.Count == 0
        ? []
        : Sort(findings
            .GroupBy(finding => $"{finding.Code}\n{(int)finding.Severity}\n{finding.Address}\n{finding.Location}\n{finding.What}\n{finding.Why}", StringComparer.Ordinal)
            .Select(group => group.First() with
            {
                Environments = group.Any(finding => finding.Environments.Count == 0)
                    ? []
                    : [.. group.SelectMany(finding => finding.Environments).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            }));

    private static int CompareLocations(SourceLocation? left, SourceLocation? right) =>
        left is null ? (right is null ? 0 : -1) : left.CompareTo(right);
}
