namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>One thing that a reader cannot read.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Field">The field with those that it stands in, as people name it: <c>price.currency</c>; empty for the schema itself.</param>
/// <param name="Details">What of it: the symbols that the reader lacks, <c>long</c> for <c>int</c>.</param>
public sealed record AvroIncompatibility(AvroIncompatibilityKind Kind, string Field, string Details);
