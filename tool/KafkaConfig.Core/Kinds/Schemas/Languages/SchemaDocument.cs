using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages;

/// <summary>The text of one schema, read on its own.</summary>
public abstract class SchemaDocument(SourceFile file)
{
    public SourceFile File => file;

    public abstract SchemaLanguage Language { get; }

    /// <summary>The names under which other schemas can refer to it or to its parts, the most important first: Avro full names, a JSON <c>$id</c>; none for Protobuf, where the
    /// file's path is the name.</summary>
    public abstract IReadOnlyList<string> Defines { get; }

    /// <summary>Names that it takes from other schemas, each once, in the order of the text.</summary>
    public abstract IReadOnlyList<SchemaNeed> Needs { get; }

    /// <summary>The name by which subject naming strategies call its records: Avro's full name, Protobuf's first message with its package, a JSON <c>title</c>; null: none.</summary>
    public abstract string? RecordName { get; }

    /// <summary>Checks what can only be said together with everything that it refers to, directly or not, by name of the need. Null where there are findings. A need that is not in
    /// <paramref name="references"/> is nobody's mistake here: it is left open.</summary>
    public abstract SchemaShape? Link(IReadOnlyDictionary<string, SchemaDocument> references, List<Finding> findings);
}
