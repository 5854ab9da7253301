using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>An Avro schema, read on its own.</summary>
public sealed class AvroDocument : SchemaDocument
{
    /// <summary>The element that differs where nothing but the order of fields does; it also differs where fields come or go, and need not be shown then.</summary>
    public const string OrderPath = "order of fields";

    internal AvroDocument(SourceFile file, AvroType root, IReadOnlyList<AvroNamed> definitions, IReadOnlyList<SchemaNeed> needs)
        : base(file)
    {
        Root = root;
        Definitions = definitions;
        Needs = needs;
        Defines = [.. definitions.Select(type => type.FullName)];
    }

    public override SchemaLanguage Language => SchemaLanguage.Avro;

    public override IReadOnlyList<string> Defines { get; }

    public override IReadOnlyList<SchemaNeed> Needs { get; }

    public override string? RecordName => (Root as AvroNamed)?.FullName;

    internal AvroType Root { get; }

    /// <summary>In the order of the text: a type comes before those that are defined inside it.</summary>
    internal IReadOnlyList<AvroNamed> Definitions { get; }

    public override SchemaShape? Link(IReadOnlyDictionary<string, SchemaDocument> references, List<Finding> findings)
    {
        var before = findings.Count;
        foreach (var definition in Definitions)
        {
            var other = references.Values.FirstOrDefault(document => !ReferenceEquals(document, this) && document.Defines.Contains(definition.FullName));
            if (other is null)
                continue;
            findings.Add(File.Finding(
                ShapeRules.InvalidSchema, definition.Line, definition.Column, $"'{definition.FullName}' is defined here and in {other.File.Path}, which this schema refers to.",
                "Refer to it by its name, or give one of them another."));
        }

        // Reading found nothing, so what is found now is of types that other schemas define.
        var defaults = new AvroDefaults(File, new AvroScope(this, references).Find, findings);
        foreach (var field in Definitions.OfType<AvroRecord>().SelectMany(record => record.Fields))
            defaults.Check(field);
        return findings.Count == before ? new SchemaShape(AvroCanonical.Of(Root), AvroElements.Of(Root)) : null;
    }
}
