namespace KafkaConfig.Core.Loading;

/// <summary>A map with known keys, all others refused.</summary>
public sealed record ObjectShape(string Expected, IReadOnlyList<FieldShape> Fields) : Shape(Expected)
{
    private readonly Dictionary<string, FieldShape> _byName = Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public IReadOnlyList<FieldShape> Required { get; } = [.. Fields.Where(field => field.Required)];

    public FieldShape? Find(string name) => _byName.GetValueOrDefault(name);
}
