using CsCheck;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

/// <summary>What holds of all schemas, whatever Avro's rules are in detail.</summary>
public sealed class AvroLawsTests
{
    private static readonly Gen<string[]> Histories = Gen.Byte.Array[1, 250].Select(bytes =>
    {
        var choices = new AvroChoices(bytes);
        var schemas = new List<string> { SomeAvro.Build(choices) };
        while (schemas.Count < 4)
            schemas.Add(SomeAvro.Mutate(schemas[^1], choices).Schema);
        return schemas.ToArray();
    });

    [Fact]
    public void Full_is_backward_and_forward() => SomeAvro.Pair.Sample(pair =>
    {
        bool Takes(CompatibilityLevel level) => AvroVerdict.Judge(level, SomeAvro.Closed(pair.After), [Version(1, pair.Before)]).IsCompatible;

        Assert.True(Takes(CompatibilityLevel.None));
        Assert.Equal(Takes(CompatibilityLevel.Backward) && Takes(CompatibilityLevel.Forward), Takes(CompatibilityLevel.Full));
    }, iter: 300);

    [Fact]
    public void Forward_is_backward_the_other_way_round() => SomeAvro.Pair.Sample(pair =>
    {
        var (before, after) = (SomeAvro.Closed(pair.Before), SomeAvro.Closed(pair.After));
        Assert.Equal(
            AvroVerdict.Judge(CompatibilityLevel.Forward, after, [new AvroVersion(1, before)]).Conflicts.Select(Kind),
            AvroVerdict.Judge(CompatibilityLevel.Backward, before, [new AvroVersion(1, after)]).Conflicts.Select(Kind));
    }, iter: 300);

    [Fact]
    public void Transitive_is_one_version_after_the_other() => Histories.Sample(schemas =>
    {
        AvroVersion[] versions = [.. schemas.SkipLast(1).Select((schema, index) => Version(index + 1, schema))];
        var candidate = SomeAvro.Closed(schemas[^1]);
        foreach (var level in new[] { CompatibilityLevel.Backward, CompatibilityLevel.Forward, CompatibilityLevel.Full })
        {
            var single = versions.Select(version => AvroVerdict.Judge(level, candidate, [version]).Conflicts).ToList();
            var all = AvroVerdict.Judge(level + 1, candidate, versions);
            Assert.Equal(single[^1], AvroVerdict.Judge(level, candidate, versions).Conflicts);
            Assert.Equal(single.LastOrDefault(conflicts => conflicts.Count > 0) ?? [], all.Conflicts);
            Assert.True(all.Conflicts.Select(conflict => conflict.Version).Distinct().Count() <= 1);
        }
    }, iter: 150);

    [Fact]
    public void How_a_schema_is_spelled_changes_no_verdict() => Gen.Select(SomeAvro.Pair, Gen.Byte.Array[1, 100]).Sample((pair, bytes) =>
    {
        var respelled = SomeAvro.Respell(pair.After, new AvroChoices(bytes));
        var before = SomeAvro.Closed(pair.Before);
        Assert.Equal(AvroCompatibility.Check(SomeAvro.Closed(pair.After), before), AvroCompatibility.Check(SomeAvro.Closed(respelled), before));
        Assert.Equal(AvroCompatibility.Check(before, SomeAvro.Closed(pair.After)), AvroCompatibility.Check(before, SomeAvro.Closed(respelled)));
    }, iter: 200);

    [Fact]
    public void What_reads_the_same_bytes_is_compatible_with_what_it_is() => SomeAvro.Schema.Sample(schema =>
    {
        var closed = SomeAvro.Closed(schema);
        // An option of it reads it, and a list of it reads lists of it.
        Assert.Empty(AvroCompatibility.Check(SomeAvro.Closed(schema.StartsWith('[') ? schema : $"[{schema}]"), closed));
        Assert.Empty(AvroCompatibility.Check(SomeAvro.Closed($"{{\"type\":\"array\",\"items\":{schema}}}"), SomeAvro.Closed($"{{\"items\":{schema},\"type\":\"array\"}}")));
    }, iter: 200);

    private static (AvroIncompatibilityKind Kind, string Path) Kind(AvroConflict conflict) => (conflict.Incompatibility.Kind, conflict.Incompatibility.Path);

    private static AvroVersion Version(int number, string schema) => new(number, SomeAvro.Closed(schema));
}
