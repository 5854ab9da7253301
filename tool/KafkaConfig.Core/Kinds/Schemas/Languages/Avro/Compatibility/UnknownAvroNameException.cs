namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>A schema uses a name that nothing at hand defines, so that nothing can be said of it.</summary>
public sealed class UnknownAvroNameException(string name) : Exception($"nothing at hand defines {name}");
