namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

internal enum ProtobufTokenKind
{
    /// <summary>A name, dots within it and before it included.</summary>
    Word,

    Number,

    /// <summary>What stands between quotes, as it is written.</summary>
    Text,

    Sign,

    End,
}
