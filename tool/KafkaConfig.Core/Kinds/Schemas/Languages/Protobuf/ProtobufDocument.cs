using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>One <c>.proto</c> file.</summary>
public sealed class ProtobufDocument : SchemaDocument
{
    internal ProtobufDocument(SourceFile file, ProtobufNode root)
        : base(file)
    {
        Root = root;
        Needs = [.. root.Of(ProtobufNodeKind.Import).Where(import => !ProtobufBuiltIns.Has(import.Name)).Select(import => new SchemaNeed(import.Name, import.At.Line, import.At.Column))];
        var package = ProtobufTypes.PackageOf(root);
        RecordName = root.Of(ProtobufNodeKind.Message).FirstOrDefault() is { } message ? package.Length == 0 ? message.Name : $"{package}.{message.Name}" : null;
    }

    public override SchemaLanguage Language => SchemaLanguage.Protobuf;

    public override IReadOnlyList<string> Defines => [];

    public override IReadOnlyList<SchemaNeed> Needs { get; }

    public override string? RecordName { get; }

    internal ProtobufNode Root { get; }

    public override SchemaShape? Link(IReadOnlyDictionary<string, SchemaDocument> references, List<Finding> findings)
    {
        var documents = references.Where(reference => reference.Value is ProtobufDocument).ToDictionary(reference => reference.Key, reference => (ProtobufDocument)reference.Value, StringComparer.Ordinal);
        var imports = new ProtobufImports(Root, documents);
        var types = new ProtobufTypes(Root, imports.Visible);
        var own = new List<Finding>();
        if (imports.IsComplete)
            types.Check(Root, File, own);
        if (Needs.Count > 0)
            ProtobufLibrary.Check(File, imports, own);
        findings.AddRange(own.OrderBy(finding => finding.Location).ThenBy(finding => finding.What, StringComparer.Ordinal));
        return own.Count == 0 ? new ProtobufShapeWriter(Root, types).Write() : null;
    }
}
