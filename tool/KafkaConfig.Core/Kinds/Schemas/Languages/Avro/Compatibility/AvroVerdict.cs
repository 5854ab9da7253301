namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Measures a schema against the versions before it at one of the seven levels, as registries do: newest first, ending at the first that breaks.</summary>
public static class AvroVerdict
{
    /// <summary>Sentences for what breaks, each naming its field; empty: nothing. Throws <see cref="UnknownAvroNameException"/>.</summary>
    /// <param name="level">What is promised.</param>
    /// <param name="candidate">The new schema.</param>
    /// <param name="versions">Those before it, ascending.</param>
    public static IReadOnlyList<string> Broken(CompatibilityLevel level, AvroSchemaSet candidate, IReadOnlyList<(int Version, AvroSchemaSet Schema)> versions)
    {
        var measured = CompatibilityLevels.IsTransitive(level) ? versions : versions.TakeLast(1);
        foreach (var (version, schema) in measured.Reverse())
        {
            var sentences = new List<string>();
            if (CompatibilityLevels.IsBackward(level))
                sentences.AddRange(AvroCompatibility.Check(candidate, schema).Select(found => Sentence(found, "new readers", FormattableString.Invariant($"records of version {version}"), isNewReader: true)));
            if (CompatibilityLevels.IsForward(level))
                sentences.AddRange(AvroCompatibility.Check(schema, candidate).Select(found => Sentence(found, FormattableString.Invariant($"readers of version {version}"), "new records", isNewReader: false)));
            if (sentences.Count > 0)
                return [.. sentences.Distinct(StringComparer.Ordinal)];
        }

        return [];
    }

    private static string Sentence(AvroIncompatibility found, string readers, string records, bool isNewReader)
    {
        var what = found.Field.Length == 0 ? "The schema" : $"Field {found.Field}";
        return found.Kind switch
        {
            AvroIncompatibilityKind.ReaderFieldMissingDefaultValue => isNewReader
                ? $"{what} was added without a default: {readers} cannot read {records}, which lack it."
                : $"{what} was removed, and has no default: {readers} cannot read {records}, which lack it.",
            AvroIncompatibilityKind.MissingEnumSymbols => $"{what}: {readers} do not know {found.Details} of {records}, and their enum has no default.",
            AvroIncompatibilityKind.NameMismatch => $"{what}: {readers} do not take {found.Details} in {records}; an alias would tell them.",
            AvroIncompatibilityKind.FixedSizeMismatch => $"{what}: {readers} would get {found.Details} from {records}.",
            AvroIncompatibilityKind.MissingUnionBranch => $"{what}: {readers} have no branch for what {records} hold ({found.Details}).",
            _ => $"{what}: {readers} cannot read {records} ({found.Details}).",
        };
    }
}
