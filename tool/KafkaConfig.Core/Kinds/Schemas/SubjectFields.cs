namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Names of fields that changes and evidence share.</summary>
internal static class SubjectFields
{
    public const string Compatibility = "compatibility";

    public const string Language = "language";
}
