using System.Text.Json.Nodes;
using CsCheck;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Testing;

/// <summary>Random Avro schemas as JSON text, all valid and without references to others, and changes of them.</summary>
public static class SomeAvro
{
    public static Gen<string> Schema { get; } = Gen.Byte.Array[1, 150].Select(bytes => Build(new AvroChoices(bytes)));

    public static Gen<AvroPair> Pair { get; } = Gen.Byte.Array[1, 250].Select(bytes => PairOf(new AvroChoices(bytes)));

    /// <summary>A schema, and another text that means the same.</summary>
    public static Gen<(string Before, string After)> Respelled { get; } = Gen.Byte.Array[1, 150].SelectMany(bytes => Gen.Byte.Array[1, 150].Select(others =>
    {
        var schema = Build(new AvroChoices(bytes));
        return (schema, Respell(schema, new AvroChoices(others)));
    }));

    /// <summary>The same pairs for the same seed.</summary>
    public static IEnumerable<AvroPair> Pairs(int count, int seed = 1) =>
        Enumerable.Range(0, count).Select(index => PairOf(AvroChoices.Seeded(((ulong)seed * 1_000_003) + (ulong)index)));

    public static string Build(AvroChoices choices) => Text(new AvroRepair().Repair(new AvroBuilder(choices).Root()));

    /// <summary>One to three changes of a schema.</summary>
    public static AvroPair PairOf(AvroChoices choices)
    {
        var before = Build(choices);
        var (after, changes) = (before, new List<string>());
        for (var count = choices.Next(3); count >= 0; count--)
        {
            (after, var change) = Mutate(after, choices);
            changes.Add(change);
        }

        return new AvroPair(before, after, string.Join(", ", changes));
    }

    /// <summary>One change of a schema; what it leaves invalid is repaired.</summary>
    public static (string Schema, string Change) Mutate(string schema, AvroChoices choices)
    {
        var mutation = new AvroMutation(Parse(schema), choices);
        var change = mutation.Apply();
        return (Text(new AvroRepair().Repair(mutation.Root)), change);
    }

    /// <summary>Another text that means the same: other white space, order of keys, documentation, and spelling of names.</summary>
    public static string Respell(string schema, AvroChoices choices) => new AvroSpelling(choices).Write(Parse(schema));

    public static AvroDocument Document(string schema, string path = "schemas/some.avsc")
    {
        var findings = new List<Finding>();
        return AvroLanguage.ReadAvro(SourceFile.Read(path, schema), findings)
            ?? throw new InvalidOperationException($"{string.Join('\n', findings.Select(finding => $"{finding.Location} {finding.What}"))}\n{schema}");
    }

    public static SchemaWithReferences Closed(string schema) => new(Document(schema), new Dictionary<string, Core.Kinds.Schemas.Languages.SchemaDocument>());

    private static JsonNode Parse(string schema) => JsonNode.Parse(schema) ?? throw new ArgumentException("null is no schema.", nameof(schema));

    private static string Text(JsonNode schema) => schema.ToJsonString();
}
