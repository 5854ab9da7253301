using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Evidence;

/// <summary>All evidence of a repository, with what is needed to judge it.</summary>
/// <param name="Files">In ordinal order of paths.</param>
/// <param name="Owners">CODEOWNERS; null where there is none.</param>
public sealed record EvidenceShelf(IReadOnlyList<EvidenceFile> Files, CodeOwners? Owners)
{
    public static EvidenceShelf Empty { get; } = new([], null);

    /// <summary>By path, the day on which a file was last committed; a file that is missing here changed today.</summary>
    public IReadOnlyDictionary<string, DateOnly> Committed { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Brings a value of a resource's file into the form that is compared: units, lists, <c>unlimited</c>.</summary>
    public Func<string, FieldMove, FieldMove> Normalize { get; init; } = (_, move) => move;
}
