namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>The named types that a schema knows: its own, and those of the schemas that it refers to.</summary>
internal sealed class AvroScope
{
    private readonly Dictionary<string, AvroNamed> _types = new(StringComparer.Ordinal);

    public AvroScope(AvroDocument document, IReadOnlyDictionary<string, SchemaDocument> references)
    {
        foreach (var definition in references.Values.OfType<AvroDocument>().Prepend(document).SelectMany(source => source.Definitions))
            _types.TryAdd(definition.FullName, definition);
    }

    public AvroNamed? Find(string fullName) => _types.GetValueOrDefault(fullName);

    /// <summary>The definition in place of a reference to it; a reference that is left open is given back.</summary>
    public AvroType Resolve(AvroType type) => type is AvroReference reference && Find(reference.FullName) is { } definition ? definition : type;
}
