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

    /// <summary>Why nobody can tell when files were last committed; null: it is known, or there is no Git.</summary>
    public string? AgeUnknown { get; init; }

    /// <summary>Where the repository's root is below the root that CODEOWNERS is written for; with a slash at its end, or empty.</summary>
    public string Below { get; init; } = "";

    /// <summary>Brings a value of a resource's file into the form that is compared: units, lists, <c>unlimited</c>.</summary>
    public Func<string, FieldMove, FieldMove> Normalize { get; init; } = (_, move) => move;
}
