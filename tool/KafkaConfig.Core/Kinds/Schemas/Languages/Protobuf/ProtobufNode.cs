namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>One statement of a <c>.proto</c> file with what it holds, in the order of the text.</summary>
/// <param name="kind">What it is.</param>
/// <param name="at">Its name; where it has none, its first word.</param>
/// <param name="parent">What holds it; null for the file.</param>
internal sealed class ProtobufNode(ProtobufNodeKind kind, ProtobufToken at, ProtobufNode? parent)
{
    public ProtobufNodeKind Kind => kind;

    public ProtobufToken At => at;

    public ProtobufNode? Parent => parent;

    public string Name => at.Text;

    /// <summary><c>repeated</c>, <c>optional</c> or <c>required</c> of a field; <c>public</c> or <c>weak</c> of an import; else empty.</summary>
    public string Label { get; set; } = "";

    /// <summary>The type of a field or of a map's values, what a method takes, or what is extended; null: none.</summary>
    public ProtobufToken? Type { get; set; }

    /// <summary>What a method returns.</summary>
    public ProtobufToken? Result { get; set; }

    /// <summary>Which ends of a method are streams.</summary>
    public (bool Takes, bool Returns) Streams { get; set; }

    /// <summary>The type of a map's keys; null: no map.</summary>
    public ProtobufToken? KeyType { get; set; }

    /// <summary>True for a field whose message is written in its place.</summary>
    public bool IsGroup { get; set; }

    public long Number { get; set; }

    public ProtobufToken? NumberAt { get; set; }

    public List<ProtobufOption> Options { get; } = [];

    public List<ProtobufRange> Ranges { get; } = [];

    /// <summary>Names that are reserved.</summary>
    public List<ProtobufToken> Names { get; } = [];

    public List<ProtobufNode> Children { get; } = [];

    /// <summary>The name within its package: <c>Placed.Line</c>.</summary>
    public string Path => Scope.Length == 0 ? Name : $"{Scope}.{Name}";

    /// <summary>The message, enumeration or service that it belongs to, within the package; empty: the file.</summary>
    public string Scope => parent switch
    {
        null or { Kind: ProtobufNodeKind.File } => "",
        { Kind: ProtobufNodeKind.OneOf or ProtobufNodeKind.Extension } => parent.Scope,
        _ => parent.Path,
    };

    public IEnumerable<ProtobufNode> Of(ProtobufNodeKind wanted) => Children.Where(child => child.Kind == wanted);

    /// <summary>The fields of a message, those of its choices among them.</summary>
    public IEnumerable<ProtobufNode> Fields() =>
        Children.SelectMany(child => child.Kind == ProtobufNodeKind.OneOf ? child.Of(ProtobufNodeKind.Field) : child.Kind == ProtobufNodeKind.Field ? [child] : Enumerable.Empty<ProtobufNode>());

    /// <summary>Itself and everything within.</summary>
    public IEnumerable<ProtobufNode> All() => Children.SelectMany(child => child.All()).Prepend(this);
}
