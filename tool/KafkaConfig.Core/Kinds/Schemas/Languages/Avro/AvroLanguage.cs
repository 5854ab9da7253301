using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Reads Avro schemas, strictly. Apache.Avro has the last word where nothing is left open.</summary>
public sealed class AvroLanguage : ISchemaLanguage
{
    public SchemaLanguage Language => SchemaLanguage.Avro;

    public SchemaDocument? Read(SourceFile file, List<Finding> findings)
    {
        var own = new List<Finding>();
        AvroDocument? document = null;
        if (JsonTextReader.Read(file, "an Avro schema", own) is { } root)
        {
            var parser = new AvroParser(file, own);
            var type = parser.Parse(root);
            // All mistakes in one run; what rests on other schemas is checked with them.
            AvroDocument.CheckDefaults(file, parser.Defined.Values, name => parser.Defined.GetValueOrDefault(name), own);
            if (type is not null && own.Count == 0)
            {
                document = new AvroDocument(file, type, parser.Defined, [.. parser.Needs.Values]);
                if (document.Needs.Count == 0 && AvroLibrary.Objection(file.Text) is { } objection)
                    own.Add(file.Finding(ShapeRules.InvalidSchema, root.Line, root.Column, $"Avro refuses it: {objection}"));
            }
        }

        findings.AddRange(own.OrderBy(finding => finding.Location).ThenBy(finding => finding.What, StringComparer.Ordinal));
        return own.Count == 0 ? document : null;
    }
}
