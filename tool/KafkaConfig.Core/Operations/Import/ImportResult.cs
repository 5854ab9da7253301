namespace KafkaConfig.Core.Operations.Import;

/// <summary>What an import came to.</summary>
/// <param name="Files">New definitions, in ordinal order of paths.</param>
/// <param name="Declared">Topics that have a definition already.</param>
/// <param name="OwnerUnknown">Topics that no owner's prefix covers: not imported.</param>
/// <param name="Skipped">By topic, why it is not imported.</param>
/// <param name="Notes">By topic, what its definition does not say.</param>
public sealed record ImportResult(
    IReadOnlyList<ImportedFile> Files, IReadOnlyList<string> Declared, IReadOnlyList<string> OwnerUnknown, IReadOnlyDictionary<string, string> Skipped,
    IReadOnlyDictionary<string, string> Notes);
