using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Judges compatibility without a registry: Avro alone. For the other languages nothing can be said.</summary>
public static class OfflineVerdict
{
    /// <param name="level">What is promised.</param>
    /// <param name="candidate">The new schema.</param>
    /// <param name="references">What it refers to, by name.</param>
    /// <param name="versions">Those before it, ascending, with what they refer to.</param>
    public static Fact<SchemaVerdict> Of(
        CompatibilityLevel level, SchemaDocument candidate, IReadOnlyDictionary<string, SchemaDocument> references,
        IReadOnlyList<(int Version, SchemaDocument Document, IReadOnlyDictionary<string, SchemaDocument> References)> versions)
    {
        if (candidate is not AvroDocument avro)
            return new Fact<SchemaVerdict>.Unknown("the offline check knows Avro alone");
        var earlier = new List<AvroVersion>();
        foreach (var version in versions)
        {
            if (version.Document is not AvroDocument document)
                return new Fact<SchemaVerdict>.Known(new SchemaVerdict(level, false, [FormattableString.Invariant($"Version {version.Version} is written in another language.")], "the offline check"));
            earlier.Add(new AvroVersion(version.Version, new SchemaWithReferences(document, version.References)));
        }

        var verdict = AvroVerdict.Judge(level, new SchemaWithReferences(avro, references), earlier);
        return new Fact<SchemaVerdict>.Known(new SchemaVerdict(level, verdict.IsCompatible, [.. verdict.Conflicts.Select(conflict => Sentence(conflict, versions[^1].Version)).Distinct(StringComparer.Ordinal)], "the offline check"));
    }

    // Old records are those of the latest version, unless it is said of which.
    private static string Sentence(AvroConflict conflict, int latest)
    {
        var text = conflict.Incompatibility.Sentence;
        var sentence = char.ToUpperInvariant(text[0]) + text[1..];
        return conflict.Version == latest ? sentence : FormattableString.Invariant($"{sentence.TrimEnd('.')} (version {conflict.Version}).");
    }
}
