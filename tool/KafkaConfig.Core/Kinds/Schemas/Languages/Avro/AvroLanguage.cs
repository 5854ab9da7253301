using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Reads Avro schemas as the specification has them, and reports every mistake of a text in one run.</summary>
public sealed class AvroLanguage : ISchemaLanguage
{
    public SchemaLanguage Language => SchemaLanguage.Avro;

    public SchemaDocument? Read(SourceFile file, List<Finding> findings) => ReadAvro(file, findings);

    /// <summary>The same, where it is known to be Avro.</summary>
    public static AvroDocument? ReadAvro(SourceFile file, List<Finding> findings)
    {
        var before = findings.Count;
        if (JsonTextReader.Read(file, "an Avro schema", findings) is not { } text)
            return null;
        var reading = new AvroReading(file, findings);
        var root = new AvroTypeReader(reading).Read(text, "");
        var needs = reading.Needs();
        var defaults = new AvroDefaults(file, reading.Find, findings);
        foreach (var field in reading.Fields)
            defaults.Check(field);
        if (root is null || findings.Count > before)
            return null;
        if (needs.Count == 0 && AvroSecondOpinion.Of(root, reading.Definitions) is { } problem)
        {
            findings.Add(file.Finding(ShapeRules.InvalidSchema, 1, 1, $"Apache Avro refuses the schema: {problem}", "Correct what it names."));
            return null;
        }

        return new AvroDocument(file, root, reading.Definitions, needs);
    }
}
