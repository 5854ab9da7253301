namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>One option in the form that all spellings of it share.</summary>
internal sealed record ProtobufOption(string Name, string Value, ProtobufToken At);
