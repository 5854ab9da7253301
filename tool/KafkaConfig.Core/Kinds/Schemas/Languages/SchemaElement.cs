namespace KafkaConfig.Core.Kinds.Schemas.Languages;

/// <summary>One part of a schema that can be compared on its own: <c>field currency</c> is <c>string, default "CAD"</c>.</summary>
/// <param name="Path">Unique in its schema, as a person would name it: <c>field address.street</c>, <c>symbols of Side</c>.</param>
/// <param name="Text">Everything that matters about it, documentation left out.</param>
/// <param name="Line">Where it stands in its text, from 1.</param>
public sealed record SchemaElement(string Path, string Text, int Line);
