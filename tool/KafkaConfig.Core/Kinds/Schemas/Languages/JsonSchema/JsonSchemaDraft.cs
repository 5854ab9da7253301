namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>The versions of the language, oldest first.</summary>
internal enum JsonSchemaDraft
{
    Draft04,
    Draft06,

    /// <summary>What registries assume where nothing is said.</summary>
    Draft07,
    Draft201909,
    Draft202012,
}
