using System.Globalization;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Where a comparison stands: <paramref name="Pointer"/> for machines, <paramref name="FieldPath"/> (<c>lines.price</c>, empty at the top) for people.</summary>
internal sealed record AvroPlace(string Pointer, string FieldPath)
{
    public string Subject => FieldPath.Length == 0 ? "the schema" : $"field {FieldPath}";

    public AvroPlace At(string key) => this with { Pointer = $"{Pointer}/{key}" };

    public AvroPlace Field(int index, string name) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Pointer}/fields/{index}"), FieldPath.Length == 0 ? name : $"{FieldPath}.{name}");
}
