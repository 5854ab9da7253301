using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

public sealed class AvroVerdictTests
{
    private const string Id = "{\"name\":\"id\",\"type\":\"int\"}";
    private const string Currency = "{\"name\":\"currency\",\"type\":\"string\"}";
    private const string CurrencyWithDefault = "{\"name\":\"currency\",\"type\":\"string\",\"default\":\"CAD\"}";

    [Theory]
    [InlineData(CompatibilityLevel.None, "")]
    [InlineData(CompatibilityLevel.Backward, "new readers cannot read version 3")]
    [InlineData(CompatibilityLevel.BackwardTransitive, "new readers cannot read version 3")]
    [InlineData(CompatibilityLevel.Forward, "")]
    [InlineData(CompatibilityLevel.ForwardTransitive, "readers of version 1 cannot read new records")]
    [InlineData(CompatibilityLevel.Full, "new readers cannot read version 3")]
    [InlineData(CompatibilityLevel.FullTransitive, "new readers cannot read version 3")]
    public void Each_level_looks_at_its_versions_and_directions(CompatibilityLevel level, string expected)
    {
        AvroVersion[] versions = [Version(1, Record("{\"name\":\"old\",\"type\":\"int\"}")), Version(2, Record(Id)), Version(3, Record(Id))];
        var verdict = AvroVerdict.Judge(level, SomeAvro.Closed(Record(Id, Currency)), versions);
        Assert.Equal(expected, string.Join("; ", verdict.Conflicts.Select(conflict => conflict.Side)));
        Assert.Equal(expected.Length == 0, verdict.IsCompatible);
    }

    [Fact]
    public void A_transitive_level_stops_at_the_newest_version_that_does_not_fit()
    {
        AvroVersion[] versions = [Version(1, Record()), Version(4, Record()), Version(7, Record(Currency))];
        var conflict = Assert.Single(AvroVerdict.Judge(CompatibilityLevel.BackwardTransitive, SomeAvro.Closed(Record(Currency)), versions).Conflicts);
        Assert.Equal("new readers cannot read version 4", conflict.Side);
        Assert.Empty(AvroVerdict.Judge(CompatibilityLevel.Backward, SomeAvro.Closed(Record(Currency)), versions).Conflicts);
        Assert.Empty(AvroVerdict.Judge(CompatibilityLevel.FullTransitive, SomeAvro.Closed(Record(CurrencyWithDefault)), versions).Conflicts);
    }

    [Fact]
    public void A_subject_without_versions_takes_anything() =>
        Assert.True(AvroVerdict.Judge(CompatibilityLevel.FullTransitive, SomeAvro.Closed(Record(Id)), []).IsCompatible);

    public static TheoryData<string, string, string, string> Sentences => new()
    {
        {
            Record(Id), Record(Id, Currency),
            "field currency was added without a default: new readers cannot read old records that lack it.", ""
        },
        {
            Record(Id, Currency), Record(Id), "",
            "field currency was removed, and has no default in the old schema: old readers cannot read new records that lack it."
        },
        {
            Record("{\"name\":\"a\",\"type\":{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"price\",\"type\":\"int\"}]}}}"),
            Record("{\"name\":\"a\",\"type\":{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"price\",\"type\":\"string\"}]}}}"),
            "field a.price changed from int to string: new readers cannot read old records.", "field a.price changed from int to string: old readers cannot read new records."
        },
        {
            Record("{\"name\":\"s\",\"type\":{\"type\":\"enum\",\"name\":\"x.S\",\"symbols\":[\"A\",\"B\"]}}"), Record("{\"name\":\"s\",\"type\":{\"type\":\"enum\",\"name\":\"x.S\",\"symbols\":[\"C\",\"D\",\"B\"]}}"),
            "field s: symbol A of x.S was removed, and the enum has no default: new readers cannot read old records that hold it.",
            "field s: symbols C, D of x.S were added, and the old enum has no default: old readers cannot read new records that hold them."
        },
        {
            Record("{\"name\":\"u\",\"type\":[\"null\",\"string\"]}"), Record("{\"name\":\"u\",\"type\":[\"null\",\"int\"]}"),
            "field u was string in old records, which null | int has no branch for: new readers cannot read old records that hold it.",
            "field u may now be int, which the old null | string has no branch for: old readers cannot read new records that hold it."
        },
        {
            "{\"type\":\"fixed\",\"name\":\"acme.H\",\"size\":4}", "{\"type\":\"fixed\",\"name\":\"acme.G\",\"size\":8}",
            "the schema: fixed acme.H was renamed to acme.G without the alias acme.H: new readers cannot read old records.\nthe schema: the size of acme.G changed from 4 to 8 bytes: new readers cannot read old records.",
            "the schema: fixed acme.H was renamed to acme.G: old readers cannot read new records.\nthe schema: the size of acme.H changed from 4 to 8 bytes: old readers cannot read new records."
        },
        {
            Record(), Record("{\"name\":\"s\",\"type\":{\"type\":\"enum\",\"name\":\"x.S\",\"symbols\":[\"A\"],\"default\":\"A\"}}"),
            "field s was added without a default (the default A of x.S is for unknown symbols, not for the field): new readers cannot read old records that lack it.", ""
        },
        {
            Record(Id, Currency), Record("{\"name\":\"id\",\"type\":\"int\",\"aliases\":[\"currency\"]}", CurrencyWithDefault),
            "field id finds id and currency by its name and aliases: new readers cannot read old records.", ""
        },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Says_who_cannot_read_what(string before, string after, string backward, string forward)
    {
        AvroVersion[] versions = [Version(1, before)];
        Assert.Equal(backward, string.Join('\n', AvroVerdict.Judge(CompatibilityLevel.Backward, SomeAvro.Closed(after), versions).Conflicts.Select(conflict => conflict.Incompatibility.Sentence)));
        Assert.Equal(forward, string.Join('\n', AvroVerdict.Judge(CompatibilityLevel.Forward, SomeAvro.Closed(after), versions).Conflicts.Select(conflict => conflict.Incompatibility.Sentence)));
    }

    private static AvroVersion Version(int number, string schema) => new(number, SomeAvro.Closed(schema));

    private static string Record(params string[] fields) => $"{{\"type\":\"record\",\"name\":\"acme.Order\",\"fields\":[{string.Join(',', fields)}]}}";
}
