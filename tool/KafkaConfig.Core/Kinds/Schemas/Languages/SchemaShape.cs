namespace KafkaConfig.Core.Kinds.Schemas.Languages;

/// <summary>A schema in a form that can be compared.</summary>
/// <param name="Canonical">Equal for texts that mean the same: white space, order of keys, comments and documentation make no difference.</param>
/// <param name="Elements">The same, part by part, in the order of the text. Two schemas with different <paramref name="Canonical"/> differ in at least one element.</param>
public sealed record SchemaShape(string Canonical, IReadOnlyList<SchemaElement> Elements);
