namespace KafkaConfig.Core.Loading;

/// <summary>Keys and values in the order of the file, each key once. The readers below give null where the value is missing or of another type:
/// the shape check has reported that already.</summary>
public sealed class YamlMapping(YamlEntry[] entries, int line, int column) : YamlNode(line, column)
{
    public static YamlMapping Empty { get; } = new([], 1, 1);

    public IReadOnlyList<YamlEntry> Entries => entries;

    public override long Weight { get; } = WeightOf(entries);

    public override string Noun => "a map";

    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in entries)
            {
                if (entry.Key.Value == key)
                    return entry.Value;
            }

            return null;
        }
    }

    public YamlMapping? Map(string key) => this[key] as YamlMapping;

    public YamlScalar? Text(string key) => this[key] is YamlScalar { IsText: true } scalar ? scalar : null;

    public YamlScalar? Scalar(string key) => this[key] is YamlScalar { IsNull: false } scalar ? scalar : null;

    public bool? Boolean(string key) => this[key] is YamlScalar { IsBoolean: true } scalar
        ? string.Equals(scalar.Value, "true", StringComparison.OrdinalIgnoreCase)
        : null;

    public int? Integer(string key) => this[key] is YamlScalar scalar && IntegerShape.TryRead(scalar, out var number) ? (int)number : null;

    public IReadOnlyList<YamlScalar> Texts(string key) => this[key] is YamlSequence sequence ? [.. sequence.Items.OfType<YamlScalar>()] : [];

    private static long WeightOf(YamlEntry[] entries)
    {
        var weight = 1L;
        foreach (var entry in entries)
            weight += 1 + entry.Value.Weight;
        return weight;
    }
}
