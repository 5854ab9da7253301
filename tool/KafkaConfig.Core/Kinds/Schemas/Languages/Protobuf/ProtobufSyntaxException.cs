namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Leaves a statement that cannot be read on; it has been reported.</summary>
internal sealed class ProtobufSyntaxException(string message) : Exception(message);
