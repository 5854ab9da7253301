namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Why a reader cannot read what a writer wrote; Apache Avro's own kinds, and one for what makes it fail.</summary>
public enum AvroIncompatibilityKind
{
    NameMismatch,
    FixedSizeMismatch,
    MissingEnumSymbols,
    ReaderFieldMissingDefaultValue,
    TypeMismatch,
    MissingUnionBranch,

    /// <summary>A reader's field finds two of the writer's by its name and aliases. Apache Avro throws, so a registry refuses.</summary>
    AmbiguousField,
}
