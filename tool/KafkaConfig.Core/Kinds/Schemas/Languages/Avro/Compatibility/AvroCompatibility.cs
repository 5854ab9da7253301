namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Whether readers of one schema can read what was written with another, by the rules of Apache Avro for Java, which registries judge by.</summary>
public static class AvroCompatibility
{
    /// <summary>Everything that stands against it; empty: compatible. <paramref name="direction"/> chooses the words alone.</summary>
    public static IReadOnlyList<AvroIncompatibility> Check(SchemaWithReferences reader, SchemaWithReferences writer, AvroDirection direction = AvroDirection.NewReadsOld) =>
        new AvroComparison(new AvroScope(reader.Schema, reader.References), new AvroScope(writer.Schema, writer.References), new AvroSentences(direction))
            .Compare(reader.Schema.Root, writer.Schema.Root);

    /// <summary>The same for schemas that are not paired with their references yet.</summary>
    public static IReadOnlyList<AvroIncompatibility> Check(
        AvroDocument reader,
        IReadOnlyDictionary<string, SchemaDocument> readerReferences,
        AvroDocument writer,
        IReadOnlyDictionary<string, SchemaDocument> writerReferences) =>
        Check(new SchemaWithReferences(reader, readerReferences), new SchemaWithReferences(writer, writerReferences));
}
