namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Asks the library that .NET clients read schemas with. It is not asked where it refuses what the specification allows: an alias that is the name of another field, the same
/// alias twice, a logical type that does not fit its type (to be ignored), a fixed of no bytes, and a name without a namespace inside a type that has one.</summary>
internal static class AvroSecondOpinion
{
    /// <summary>What it has against the schema; null: nothing.</summary>
    public static string? Of(AvroType root, IReadOnlyList<AvroNamed> definitions)
    {
        var withoutSpace = definitions.Count(type => AvroNames.SpaceOf(type.FullName).Length == 0);
        if (definitions.Any(type => type is AvroFixed { Size: 0 }) || (withoutSpace > 0 && withoutSpace < definitions.Count))
            return null;
        try
        {
            global::Avro.Schema.Parse(AvroCanonical.Bare(root), new global::Avro.SchemaNames());
            return null;
        }
        catch (global::Avro.AvroException problem)
        {
            return Clean(problem.Message);
        }
    }

    private static string Clean(string message)
    {
        var end = message.IndexOfAny(['\r', '\n']);
        var line = (end < 0 ? message : message[..end]).Trim();
        return line.EndsWith('.') ? line : $"{line}.";
    }
}
