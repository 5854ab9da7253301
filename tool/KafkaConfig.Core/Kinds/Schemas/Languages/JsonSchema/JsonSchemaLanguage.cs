using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>Reads JSON Schemas of drafts 04 to 2020-12.</summary>
public sealed class JsonSchemaLanguage : ISchemaLanguage
{
    public SchemaLanguage Language => SchemaLanguage.Json;

    public SchemaDocument? Read(SourceFile file, List<Finding> findings)
    {
        var own = new List<Finding>();
        var document = JsonTextReader.Read(file, "a JSON Schema", own) is { } root ? Read(file, root, own) : null;
        findings.AddRange(own.OrderBy(finding => finding.Location).ThenBy(finding => finding.What, StringComparer.Ordinal));
        return own.Count == 0 ? document : null;
    }

    private static JsonSchemaDocument? Read(SourceFile file, JsonPart root, List<Finding> findings)
    {
        if (!JsonSchemaKeywords.IsSchema(root))
        {
            findings.Add(file.Finding(ShapeRules.InvalidSchema, root.Line, root.Column, $"Expected a schema: an object, true or false; found {root.Noun}."));
            return null;
        }

        var index = new JsonSchemaIndex(root);
        new JsonSchemaChecker(file, root, index, findings).Check();
        return new JsonSchemaDocument(file, root, index);
    }
}
