namespace KafkaConfig.Core.Kinds.Schemas.Languages;

/// <summary>A name that a schema takes from another one: an Avro full name, a Protobuf import, the document of a JSON <c>$ref</c>; and where it stands first (from 1).</summary>
public sealed record SchemaNeed(string Name, int Line, int Column);
