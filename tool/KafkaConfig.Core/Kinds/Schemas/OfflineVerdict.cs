using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Judges compatibility without a registry: Avro alone. For the other languages, and where a name is missing, nothing can be said.</summary>
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
        var earlier = new List<(int Version, AvroSchemaSet Schema)>();
        foreach (var version in versions)
        {
            if (version.Document is not AvroDocument document)
                return new Fact<SchemaVerdict>.Known(new SchemaVerdict(level, false, [FormattableString.Invariant($"Version {version.Version} is written in another language.")], "the offline check"));
            earlier.Add((version.Version, new AvroSchemaSet(document, version.References)));
        }

        try
        {
            var broken = AvroVerdict.Broken(level, new AvroSchemaSet(avro, references), earlier);
            return new Fact<SchemaVerdict>.Known(new SchemaVerdict(level, broken.Count == 0, broken, "the offline check"));
        }
        catch (UnknownAvroNameException problem)
        {
            return new Fact<SchemaVerdict>.Unknown(problem.Message);
        }
    }
}
