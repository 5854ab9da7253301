using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Reads <c>.proto</c> texts: proto2, proto3 and editions.</summary>
public sealed class ProtobufLanguage : ISchemaLanguage
{
    private static readonly Dictionary<string, ProtobufDocument> NoReferences = new(StringComparer.Ordinal);

    public SchemaLanguage Language => SchemaLanguage.Protobuf;

    public SchemaDocument? Read(SourceFile file, List<Finding> findings)
    {
        var own = new List<Finding>();
        var root = ProtobufParser.Parse(file, own, out var isWhole);
        // What could not be read would be missed below.
        if (isWhole)
        {
            new ProtobufChecker(file, root, own).Check();
            var imports = new ProtobufImports(root, NoReferences);
            if (imports.IsComplete)
                new ProtobufTypes(root, imports.Visible).Check(root, file, own);
            ProtobufLibrary.Check(file, imports, own);
        }

        findings.AddRange(own.OrderBy(finding => finding.Location).ThenBy(finding => finding.What, StringComparer.Ordinal));
        return own.Count == 0 ? new ProtobufDocument(file, root) : null;
    }
}
