using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>An Avro schema.</summary>
public sealed class AvroDocument : SchemaDocument
{
    private readonly OrderedDictionary<string, AvroNamed> _defined;

    internal AvroDocument(SourceFile file, AvroType root, OrderedDictionary<string, AvroNamed> defined, IReadOnlyList<SchemaNeed> needs)
        : base(file)
    {
        (Root, _defined, Needs) = (root, defined, needs);
        Defines = [.. defined.Keys];
    }

    public override SchemaLanguage Language => SchemaLanguage.Avro;

    public override IReadOnlyList<string> Defines { get; }

    public override IReadOnlyList<SchemaNeed> Needs { get; }

    public override string? RecordName => (Root as AvroNamed)?.FullName;

    internal AvroType Root { get; }

    public override SchemaShape? Link(IReadOnlyDictionary<string, SchemaDocument> references, List<Finding> findings)
    {
        var before = findings.Count;
        if (Needs.Count > 0)
            CheckDefaults(File, _defined.Values, Names(references), findings);
        return findings.Count == before ? AvroShapeWriter.Write(Root) : null;
    }

    /// <summary>Finds a type by its full name, here or in what is referred to; null where nobody defines it.</summary>
    internal Func<string, AvroNamed?> Names(IReadOnlyDictionary<string, SchemaDocument> references)
    {
        if (Needs.Count == 0)
            return name => _defined.GetValueOrDefault(name);
        var others = references.Values.OfType<AvroDocument>().SelectMany(document => document._defined).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);
        return name => _defined.GetValueOrDefault(name) ?? others.GetValueOrDefault(name);
    }

    internal static void CheckDefaults(SourceFile file, IEnumerable<AvroNamed> defined, Func<string, AvroNamed?> names, List<Finding> findings)
    {
        var defaults = new AvroDefaults(names);
        foreach (var field in defined.OfType<AvroRecord>().SelectMany(record => record.Fields))
        {
            if (field.Default is { } value && defaults.Problem(field.Type, value) is { } problem)
                findings.Add(file.Finding(ShapeRules.InvalidSchema, problem.Part.Line, problem.Part.Column, $"The default of '{field.Name}' does not fit: expected {problem.Expected}, found {problem.Part.Noun}."));
        }
    }
}
