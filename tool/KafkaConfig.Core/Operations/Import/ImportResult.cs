namespace KafkaConfig.Core.Operations.Import;

/// <summary>What an import came to.</summary>
/// <param name="Files">New definitions, in ordinal order of paths.</param>
/// <param name="Declared">Those that have a definition already.</param>
/// <param name="OwnerUnknown">Topics that no owner's prefix covers: not imported.</param>
/// <param name="Skipped">By name, why it is not imported.</param>
/// <param name="Notes">By name, what its definition does not say.</param>
public sealed record ImportResult(
    IReadOnlyList<ImportedFile> Files, IReadOnlyList<string> Declared, IReadOnlyList<string> OwnerUnknown, IReadOnlyDictionary<string, string> Skipped,
    IReadOnlyDictionary<string, string> Notes)
{
    /// <summary>How many resources were imported; a resource can have two files.</summary>
    public int Imported { get; init; } = Files.Count;

    /// <summary>This one, and one of another kind.</summary>
    public ImportResult With(ImportResult other) => new(
        [.. Files, .. other.Files], [.. Declared, .. other.Declared], [.. OwnerUnknown, .. other.OwnerUnknown], Skipped.Concat(other.Skipped).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal),
        Notes.Concat(other.Notes).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal))
    { Imported = Imported + other.Imported };
}
