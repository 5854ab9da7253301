using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>A type where it is used or defined. Compared by identity: the same text in two places is two types.</summary>
internal abstract class AvroType
{
    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>What Avro gives no meaning of its own, and the logical type: by key in ordinal order.</summary>
    public IReadOnlyList<JsonEntry> Properties { get; init; } = [];

    /// <summary>What it is, for sentences: <c>record acme.Order</c>, <c>array of long</c>.</summary>
    public override string ToString() => AvroTypeText.Of(this);
}

internal sealed class AvroPrimitive : AvroType
{
    public required string Name { get; init; }
}

internal sealed class AvroArray : AvroType
{
    public required AvroType Items { get; init; }
}

internal sealed class AvroMap : AvroType
{
    public required AvroType Values { get; init; }
}

internal sealed class AvroUnion : AvroType
{
    public required IReadOnlyList<AvroType> Branches { get; init; }
}

/// <summary>A named type, used where it is not defined.</summary>
internal sealed class AvroReference : AvroType
{
    public required string FullName { get; init; }
}

/// <summary>A type that others can refer to.</summary>
internal abstract class AvroNamed : AvroType
{
    public required string FullName { get; init; }

    /// <summary>As full names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Without the namespace: all that readers and writers must share.</summary>
    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];

    public abstract string KindName { get; }
}

internal sealed class AvroRecord : AvroNamed
{
    public required IReadOnlyList<AvroField> Fields { get; init; }

    public override string KindName => "record";
}

internal sealed class AvroEnum : AvroNamed
{
    public required IReadOnlyList<string> Symbols { get; init; }

    public required string? Default { get; init; }

    public override string KindName => "enum";
}

internal sealed class AvroFixed : AvroNamed
{
    public required int Size { get; init; }

    public override string KindName => "fixed";
}

/// <summary>A field of a record. <see cref="Line"/>: where its name stands.</summary>
internal sealed class AvroField
{
    public required string Name { get; init; }

    public required int Line { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required AvroType Type { get; init; }

    /// <summary>Null where it has none; a default that is null is a node.</summary>
    public required JsonPart? Default { get; init; }

    /// <summary>Null where it is the usual one, ascending.</summary>
    public required string? Order { get; init; }

    public required IReadOnlyList<JsonEntry> Properties { get; init; }
}
