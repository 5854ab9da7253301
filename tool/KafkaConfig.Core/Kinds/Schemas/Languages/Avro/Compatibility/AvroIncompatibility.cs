namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>One reason why a reader cannot read what a writer wrote.</summary>
/// <param name="Kind">Which rule of Avro is broken.</param>
/// <param name="Path">Where in the reader's schema, as a JSON pointer: <c>/fields/1/type</c>. Inside a union of the writer alone, its branch follows: <c>/fields/1/type/0</c>.</param>
/// <param name="Sentence">For people: the field, what happened to it, and who cannot read what.</param>
public sealed record AvroIncompatibility(AvroIncompatibilityKind Kind, string Path, string Sentence);
