using System.Globalization;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>One comparison of a reader with a writer. Pairs are judged once; a pair that is being judged counts as compatible, which ends recursion.</summary>
internal sealed class AvroComparison(AvroScope readers, AvroScope writers, AvroSentences sentences)
{
    // Types that lead through so many others are nobody's; the stack would not bear them.
    private const int MaximumDepth = 500;

    // A union of many records against another costs their product.
    private const int MaximumPairs = 50_000;

    private readonly Dictionary<(AvroType Reader, AvroType Writer), IReadOnlyList<AvroIncompatibility>> _judged = [];
    private int _depth;

    public IReadOnlyList<AvroIncompatibility> Compare(AvroType reader, AvroType writer) => Compare(reader, writer, new AvroPlace("", ""));

    private IReadOnlyList<AvroIncompatibility> Compare(AvroType reader, AvroType writer, AvroPlace place)
    {
        (AvroType Reader, AvroType Writer) pair = (readers.Resolve(reader), writers.Resolve(writer));
        if (_judged.TryGetValue(pair, out var known))
            return known;
        if (_depth >= MaximumDepth || _judged.Count >= MaximumPairs)
            return [AvroSentences.TooLarge];
        _judged[pair] = [];
        _depth++;
        // Each once: two fields of one type say the same, and so do two of theirs.
        IReadOnlyList<AvroIncompatibility> found = [.. Judge(pair.Reader, pair.Writer, place).Distinct()];
        _depth--;
        return _judged[pair] = found;
    }

    private IEnumerable<AvroIncompatibility> Judge(AvroType reader, AvroType writer, AvroPlace place) => (reader, writer) switch
    {
        // Nobody knows what an open reference is; under one name it is taken to be one thing.
        (AvroReference, AvroReference) when reader.ToString() == writer.ToString() => [],
        (AvroReference, not AvroUnion) or (not AvroUnion, AvroReference) => [sentences.TypeMismatch(place, reader, writer)],
        (AvroUnion, AvroUnion union) => WithUnion(reader, union, place),
        (_, AvroUnion union) => union.Branches.SelectMany((branch, index) => Compare(reader, branch, place.At(Text(index)))),
        (AvroUnion union, _) => union.Branches.Any(branch => Compare(branch, writer, place).Count == 0) ? [] : [sentences.MissingUnionBranch(place, reader, writer)],
        (AvroArray left, AvroArray right) => Compare(left.Items, right.Items, place.At("items")),
        (AvroMap left, AvroMap right) => Compare(left.Values, right.Values, place.At("values")),
        (AvroFixed left, AvroFixed right) => [.. Names(left, right, place), .. left.Size == right.Size ? [] : (AvroIncompatibility[])[sentences.FixedSize(place.At("size"), left, right)]],
        (AvroEnum left, AvroEnum right) => [.. Names(left, right, place), .. Symbols(left, right, place)],
        (AvroRecord left, AvroRecord right) => [.. Names(left, right, place), .. left.Fields.SelectMany((field, index) => Field(field, right, place.Field(index, field.Name)))],
        (AvroPrimitive left, AvroPrimitive right) when left.Name == right.Name || IsPromoted(right.Name, left.Name) => [],
        _ => [sentences.TypeMismatch(place, reader, writer)],
    };

    private IEnumerable<AvroIncompatibility> WithUnion(AvroType reader, AvroUnion writer, AvroPlace place)
    {
        for (var index = 0; index < writer.Branches.Count; index++)
        {
            if (Compare(reader, writer.Branches[index], place).Count > 0)
                yield return sentences.MissingUnionBranch(place.At(Text(index)), reader, writers.Resolve(writer.Branches[index]));
        }
    }

    private IEnumerable<AvroIncompatibility> Names(AvroNamed reader, AvroNamed writer, AvroPlace place) =>
        reader.Name == writer.Name || reader.Aliases.Contains(writer.FullName) ? [] : [sentences.NameMismatch(place.At("name"), reader, writer)];

    private IEnumerable<AvroIncompatibility> Symbols(AvroEnum reader, AvroEnum writer, AvroPlace place)
    {
        var missing = writer.Symbols.Except(reader.Symbols, StringComparer.Ordinal).ToList();
        return missing.Count == 0 || reader.Default is not null ? [] : [sentences.MissingSymbols(place.At("symbols"), reader, missing)];
    }

    private IEnumerable<AvroIncompatibility> Field(AvroField field, AvroRecord writer, AvroPlace place)
    {
        // An alias that repeats the field's own name counts again: Apache Avro fails on it too.
        var found = field.Aliases.Prepend(field.Name).SelectMany(name => writer.Fields.Where(other => other.Name == name)).ToList();
        if (found.Count > 1)
            return [sentences.Ambiguous(place, field, found)];
        if (found.Count == 1)
            return Compare(field.Type, found[0].Type, place.At("type"));
        if (field.Default is not null)
            return [];
        // Apache Avro compares such an enum with the record around it, which never fits.
        return readers.Resolve(field.Type) is AvroEnum { Default: not null } choice
            ? [sentences.MissingDefault(place.At("type"), field, AvroIncompatibilityKind.TypeMismatch, choice)]
            : [sentences.MissingDefault(place, field, AvroIncompatibilityKind.ReaderFieldMissingDefaultValue, null)];
    }

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static bool IsPromoted(string from, string to) => (from, to) is
        ("int", "long" or "float" or "double") or ("long", "float" or "double") or ("float", "double") or ("bytes", "string") or ("string", "bytes");
}
