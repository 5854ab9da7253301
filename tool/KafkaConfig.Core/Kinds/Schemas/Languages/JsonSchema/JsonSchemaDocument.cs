using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>One JSON Schema.</summary>
public sealed class JsonSchemaDocument : SchemaDocument
{
    private readonly JsonPart _root;
    private readonly JsonSchemaIndex _index;
    private readonly List<JsonSchemaReference> _foreign;

    internal JsonSchemaDocument(SourceFile file, JsonPart root, JsonSchemaIndex index)
        : base(file)
    {
        _root = root;
        _index = index;
        _foreign = [.. index.References.Where(reference => !index.IsOwn(reference) && !IsMetaSchema(reference.Document)).OrderBy(reference => reference.At.Line).ThenBy(reference => reference.At.Column)];
        Needs = [.. _foreign.DistinctBy(reference => reference.Document, StringComparer.Ordinal).Select(reference => new SchemaNeed(reference.Document, reference.At.Line, reference.At.Column))];
        Defines = index.Identifier is { } identifier ? [identifier] : [];
        RecordName = root.TextOf("title");
    }

    public override SchemaLanguage Language => SchemaLanguage.Json;

    public override IReadOnlyList<string> Defines { get; }

    public override IReadOnlyList<SchemaNeed> Needs { get; }

    public override string? RecordName { get; }

    public override SchemaShape? Link(IReadOnlyDictionary<string, SchemaDocument> references, List<Finding> findings)
    {
        var isSound = true;
        foreach (var reference in _foreign)
        {
            if (!references.TryGetValue(reference.Document, out var found) || found is not JsonSchemaDocument document || document._index.Find(reference.Fragment) is not null)
                continue;
            isSound = false;
            findings.Add(File.Finding(
                ShapeRules.InvalidSchema, reference.At.Line, reference.At.Column, $"'{reference.At.Text}' leads nowhere in {document.File.Path}.",
                JsonSchemaChecker.Meant("#" + reference.Fragment, document._index.Targets)));
        }

        return isSound ? new JsonSchemaShapeWriter(_root).Write() : null;
    }

    // What describes the language itself every reader of it knows.
    private static bool IsMetaSchema(string document) =>
        document.StartsWith("http://json-schema.org/draft", StringComparison.Ordinal) || document.StartsWith("https://json-schema.org/draft", StringComparison.Ordinal);
}
