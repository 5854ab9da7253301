namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

internal enum ProtobufNodeKind
{
    File,
    Syntax,
    Package,
    Import,
    Message,
    Enumeration,
    Value,
    Field,
    OneOf,
    Extension,
    Reserved,
    ExtensionRange,
    Service,
    Method,
}
