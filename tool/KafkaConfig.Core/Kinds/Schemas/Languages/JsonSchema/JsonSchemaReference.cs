using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

/// <summary>One <c>$ref</c>.</summary>
/// <param name="At">Its value.</param>
/// <param name="Document">What stands before <c>#</c>; empty: the document, or the part of it that has its own <c>$id</c>.</param>
/// <param name="Fragment">What stands behind it.</param>
/// <param name="Base">The address that it is relative to.</param>
internal sealed record JsonSchemaReference(JsonPart At, string Document, string Fragment, string Base);
