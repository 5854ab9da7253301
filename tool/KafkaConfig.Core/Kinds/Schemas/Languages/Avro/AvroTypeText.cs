using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Writes types the way a person would, and different types differently.</summary>
internal static class AvroTypeText
{
    private const string LogicalType = "logicalType";

    /// <summary>Where it is used: <c>null | string</c>, <c>array of acme.Line</c>, <c>long (timestamp-millis)</c>.</summary>
    public static string Of(AvroType type) => type switch
    {
        AvroPrimitive primitive => primitive.Name + Suffix(primitive.Properties),
        AvroArray array => $"array{Suffix(array.Properties)} of {Inner(array.Items)}",
        AvroMap map => $"map{Suffix(map.Properties)} of {Inner(map.Values)}",
        AvroUnion { Branches.Count: 1 } union => $"union of {Of(union.Branches[0])}",
        AvroUnion union => string.Join(" | ", union.Branches.Select(Of)),
        AvroReference reference => reference.FullName,
        AvroNamed named => named.FullName,
        _ => "",
    };

    /// <summary>Where a named type is defined, without what its parts say: <c>record acme.Order, alias acme.Purchase</c>.</summary>
    public static string Definition(AvroNamed type, bool withName) =>
        (withName ? $"{type.KindName} {type.FullName}" : type.KindName) + Suffix(type.Properties) + Aliases(type.Aliases);

    /// <summary>All that a field says, documentation left out.</summary>
    public static string Of(AvroField field)
    {
        var text = Of(field.Type);
        if (field.Default is { } value)
            text += $", default {JsonCanonical.Of(value)}";
        text += Aliases(field.Aliases);
        if (field.Order is { } order)
            text += $", order {order}";
        return text + string.Concat(field.Properties.Select(property => $", {Property(property)}"));
    }

    private static string Inner(AvroType type) => type is AvroUnion ? $"({Of(type)})" : Of(type);

    private static string Aliases(IReadOnlyList<string> aliases) =>
        string.Concat(aliases.Order(StringComparer.Ordinal).Select(alias => $", alias {alias}"));

    private static string Suffix(IReadOnlyList<JsonEntry> properties)
    {
        if (properties.Count == 0)
            return "";
        var logicalType = properties.Where(property => property.Key == LogicalType).Select(property => Simple(property.Value.Text));
        return $" ({string.Join(", ", [.. logicalType, .. properties.Where(property => property.Key != LogicalType).Select(Property)])})";
    }

    private static string Property(JsonEntry property) => $"{Simple(property.Key)} {JsonCanonical.Of(property.Value)}";

    // Without quotes where nobody could take it for anything else.
    private static string Simple(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? text : JsonCanonical.Quoted(text);
}
