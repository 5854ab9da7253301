namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Says what happened between the old schema and the new one, and who cannot read what.</summary>
internal sealed class AvroSentences(AvroDirection direction)
{
    /// <summary>Refused, because nothing can be said for it.</summary>
    public static AvroIncompatibility TooLarge { get; } = new(AvroIncompatibilityKind.TypeMismatch, "/", "the schemas hold more types, or lead through more of them, than can be compared.");

    private bool IsNewReader => direction == AvroDirection.NewReadsOld;

    private string CannotRead => IsNewReader ? "new readers cannot read old records" : "old readers cannot read new records";

    public AvroIncompatibility TypeMismatch(AvroPlace place, AvroType reader, AvroType writer)
    {
        var (before, after) = IsNewReader ? (writer, reader) : (reader, writer);
        return Of(AvroIncompatibilityKind.TypeMismatch, place, $"{place.Subject} changed from {Name(before)} to {Name(after)}: {CannotRead}.");
    }

    public AvroIncompatibility MissingUnionBranch(AvroPlace place, AvroType reader, AvroType writer) => Of(
        AvroIncompatibilityKind.MissingUnionBranch, place,
        IsNewReader
            ? $"{place.Subject} was {Name(writer)} in old records, which {Name(reader)} has no branch for: {CannotRead} that hold it."
            : $"{place.Subject} may now be {Name(writer)}, which the old {Name(reader)} has no branch for: {CannotRead} that hold it.");

    public AvroIncompatibility NameMismatch(AvroPlace place, AvroNamed reader, AvroNamed writer)
    {
        var (before, after) = IsNewReader ? (writer, reader) : (reader, writer);
        return Of(
            AvroIncompatibilityKind.NameMismatch, place,
            $"{place.Subject}: {before.KindName} {before.FullName} was renamed to {after.FullName}{(IsNewReader ? $" without the alias {before.FullName}" : "")}: {CannotRead}.");
    }

    public AvroIncompatibility FixedSize(AvroPlace place, AvroFixed reader, AvroFixed writer)
    {
        var (before, after) = IsNewReader ? (writer.Size, reader.Size) : (reader.Size, writer.Size);
        return Of(AvroIncompatibilityKind.FixedSizeMismatch, place, $"{place.Subject}: the size of {reader.FullName} changed from {before} to {after} bytes: {CannotRead}.");
    }

    public AvroIncompatibility MissingSymbols(AvroPlace place, AvroEnum reader, IReadOnlyList<string> missing)
    {
        var (word, verb, pronoun) = missing.Count == 1 ? ("symbol", "was", "it") : ("symbols", "were", "them");
        var (what, age) = IsNewReader ? ("removed", "") : ("added", "old ");
        return Of(
            AvroIncompatibilityKind.MissingEnumSymbols, place,
            $"{place.Subject}: {word} {string.Join(", ", missing)} of {reader.FullName} {verb} {what}, and the {age}enum has no default: {CannotRead} that hold {pronoun}.");
    }

    /// <summary><paramref name="choice"/>: the enum whose own default does not help.</summary>
    public AvroIncompatibility MissingDefault(AvroPlace place, AvroField field, AvroIncompatibilityKind kind, AvroEnum? choice)
    {
        var what = IsNewReader ? "was added without a default" : "was removed, and has no default in the old schema";
        var symbol = choice is null ? "" : $" (the default {choice.Default} of {choice.FullName} is for unknown symbols, not for the field)";
        return Of(kind, place, $"{place.Subject} {what}{symbol}: {CannotRead} that lack it.");
    }

    public AvroIncompatibility Ambiguous(AvroPlace place, AvroField field, IReadOnlyList<AvroField> found)
    {
        var repeated = field.Aliases.Contains(field.Name) ? ", one of which repeats its name" : "";
        return Of(
            AvroIncompatibilityKind.AmbiguousField, place,
            $"{place.Subject} finds {string.Join(" and ", found.Select(other => other.Name))} by its name and aliases{repeated}: {CannotRead}.");
    }

    private static string Name(AvroType type) => type is AvroNamed named ? $"{named.KindName} {named.FullName}" : type.ToString();

    private static AvroIncompatibility Of(AvroIncompatibilityKind kind, AvroPlace place, string sentence) =>
        new(kind, place.Pointer.Length == 0 ? "/" : place.Pointer, sentence);
}
