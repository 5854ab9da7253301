namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Whether one schema can read what another one wrote, by the rules of Avro's own <c>SchemaCompatibility</c>. Documentation, order and logical types do not matter.</summary>
public sealed class AvroCompatibility
{
    private readonly Func<string, AvroNamed?> _readerNames;
    private readonly Func<string, AvroNamed?> _writerNames;
    private readonly Dictionary<(AvroType Reader, AvroType Writer), bool> _known = new(PairComparer.Instance);
    private List<AvroIncompatibility> _found = [];

    private AvroCompatibility(AvroSchemaSet reader, AvroSchemaSet writer) =>
        (_readerNames, _writerNames) = (reader.Document.Names(reader.References), writer.Document.Names(writer.References));

    /// <summary>All that stands against it, in the order of the reader's text; empty: it can. Throws <see cref="UnknownAvroNameException"/>.</summary>
    public static IReadOnlyList<AvroIncompatibility> Check(AvroSchemaSet reader, AvroSchemaSet writer)
    {
        var check = new AvroCompatibility(reader, writer);
        check.CanRead(reader.Document.Root, writer.Document.Root, "");
        return [.. check._found.Distinct()];
    }

    private bool CanRead(AvroType readerType, AvroType writerType, string field)
    {
        var reader = Resolve(readerType, _readerNames);
        var writer = Resolve(writerType, _writerNames);
        var pair = (reader, writer);
        if (_known.TryGetValue(pair, out var known))
        {
            if (!known)
                Report(AvroIncompatibilityKind.TypeMismatch, field, $"{Describe(writer)} for {Describe(reader)}");
            return known;
        }

        // A type that refers to itself is as good as the rest of it.
        _known[pair] = true;
        return _known[pair] = Compare(reader, writer, field);
    }

    private bool Compare(AvroType reader, AvroType writer, string field)
    {
        switch (reader, writer)
        {
            case (AvroUnion, AvroUnion written):
                return All(written.Branches.Select<AvroType, Func<bool>>(branch => () => CanRead(reader, branch, field)));
            case (_, AvroUnion written):
                return All(written.Branches.Select<AvroType, Func<bool>>(branch => () => CanRead(reader, branch, field)));
            case (AvroUnion read, _):
                return read.Branches.Any(branch => Quietly(() => CanRead(branch, writer, field))) || Report(AvroIncompatibilityKind.MissingUnionBranch, field, $"{Describe(writer)} for {Describe(read)}");
            case (AvroPrimitive read, AvroPrimitive written):
                return read.Name == written.Name || Promotes(read.Name, written.Name) || Report(AvroIncompatibilityKind.TypeMismatch, field, $"{written.Name} for {read.Name}");
            case (AvroArray read, AvroArray written):
                return CanRead(read.Items, written.Items, field);
            case (AvroMap read, AvroMap written):
                return CanRead(read.Values, written.Values, field);
            case (AvroFixed read, AvroFixed written):
                return SameName(read, written, field) & (read.Size == written.Size || Report(AvroIncompatibilityKind.FixedSizeMismatch, field, FormattableString.Invariant($"{written.Size} bytes for {read.Size}")));
            case (AvroEnum read, AvroEnum written):
                return SameName(read, written, field) & CanReadSymbols(read, written, field);
            case (AvroRecord read, AvroRecord written):
                return SameName(read, written, field) & All(read.Fields.Select<AvroField, Func<bool>>(own => () => CanReadField(own, written, field)));
            default:
                return Report(AvroIncompatibilityKind.TypeMismatch, field, $"{Describe(writer)} for {Describe(reader)}");
        }
    }

    private bool CanReadField(AvroField own, AvroRecord written, string field)
    {
        var path = field.Length == 0 ? own.Name : $"{field}.{own.Name}";
        var matches = written.Fields.Where(other => other.Name == own.Name).ToList();
        if (matches.Count == 0)
            matches = [.. written.Fields.Where(other => own.Aliases.Contains(other.Name))];
        return matches.Count switch
        {
            1 => CanRead(own.Type, matches[0].Type, path),
            0 => own.Default is not null || Report(AvroIncompatibilityKind.ReaderFieldMissingDefaultValue, path, ""),
            _ => Report(AvroIncompatibilityKind.NameMismatch, path, $"its aliases fit {string.Join(" and ", matches.Select(match => match.Name))}"),
        };
    }

    private bool CanReadSymbols(AvroEnum reader, AvroEnum writer, string field)
    {
        var missing = writer.Symbols.Except(reader.Symbols, StringComparer.Ordinal).ToList();
        return missing.Count == 0 || (reader.Default is { } fallback && reader.Symbols.Contains(fallback)) || Report(AvroIncompatibilityKind.MissingEnumSymbols, field, string.Join(", ", missing));
    }

    // The namespace alone makes no difference, as Avro has it.
    private bool SameName(AvroNamed reader, AvroNamed writer, string field) =>
        reader.ShortName == writer.ShortName || reader.Aliases.Contains(writer.FullName) || Report(AvroIncompatibilityKind.NameMismatch, field, $"{writer.FullName} for {reader.FullName}");

    private static bool Promotes(string reader, string writer) => (reader, writer) switch
    {
        ("long", "int") or ("float", "int" or "long") or ("double", "int" or "long" or "float") or ("bytes", "string") or ("string", "bytes") => true,
        _ => false,
    };

    // Everything is looked at, so that all that breaks is said at once.
    private static bool All(IEnumerable<Func<bool>> checks)
    {
        var holds = true;
        foreach (var check in checks)
            holds &= check();
        return holds;
    }

    // A branch of a union that does not fit is no mistake as long as another one does.
    private bool Quietly(Func<bool> check)
    {
        var found = _found;
        _found = [];
        try
        {
            return check();
        }
        finally
        {
            _found = found;
        }
    }

    private bool Report(AvroIncompatibilityKind kind, string field, string details)
    {
        _found.Add(new AvroIncompatibility(kind, field, details));
        return false;
    }

    private static AvroType Resolve(AvroType type, Func<string, AvroNamed?> names) =>
        type is AvroReference reference ? names(reference.FullName) ?? throw new UnknownAvroNameException(reference.FullName) : type;

    private static string Describe(AvroType type) => type switch
    {
        AvroPrimitive primitive => primitive.Name,
        AvroNamed named => named.FullName,
        AvroReference reference => reference.FullName,
        AvroArray array => $"array of {Describe(array.Items)}",
        AvroMap map => $"map of {Describe(map.Values)}",
        AvroUnion union => string.Join(" | ", union.Branches.Select(Describe)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed class PairComparer : IEqualityComparer<(AvroType Reader, AvroType Writer)>
    {
        public static PairComparer Instance { get; } = new();

        public bool Equals((AvroType Reader, AvroType Writer) x, (AvroType Reader, AvroType Writer) y) => ReferenceEquals(x.Reader, y.Reader) && ReferenceEquals(x.Writer, y.Writer);

        public int GetHashCode((AvroType Reader, AvroType Writer) obj) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Reader), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Writer));
    }
}
