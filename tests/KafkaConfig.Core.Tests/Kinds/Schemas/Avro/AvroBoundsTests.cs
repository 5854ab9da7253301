using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Core.Loading;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

/// <summary>Texts that nobody writes by hand end as soon as others, and in findings.</summary>
public sealed class AvroBoundsTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_mistake_that_many_ways_lead_to_is_said_once()
    {
        var found = await Task.Run(() => AvroCompatibility.Check(SomeAvro.Closed(Diamonds("int", 40)), SomeAvro.Closed(Diamonds("string", 40))), TestContext.Current.CancellationToken);
        Assert.Equal(41, found.Count);
        Assert.Equal(Enumerable.Range(0, 41).Select(index => $"/{index}"), found.Select(one => one.Path));
        var fields = await Task.Run(() => AvroCompatibility.Check(SomeAvro.Closed(Holder("int")), SomeAvro.Closed(Holder("string"))), TestContext.Current.CancellationToken);
        Assert.Equal("/fields/0/type/fields/0/type", Assert.Single(fields).Path);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deep_default_of_unions_that_fits_nowhere_is_one_finding()
    {
        const string Text = """
            {"type":"record","name":"R","fields":[{"name":"f","type":[
              {"type":"record","name":"A","fields":[{"name":"n","type":["A",{"type":"record","name":"B","fields":[{"name":"n","type":["A","B"]}]}]}]}, "B"],
              "default":DEFAULT}]}
            """;
        var deep = string.Concat(Enumerable.Repeat("{\"n\":", 50)) + "7" + new string('}', 50);
        var findings = await Task.Run(() => Mistakes(Text.Replace("DEFAULT", deep, StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.EndsWith("is 7; expected an object with the fields of A, because the union's first branch is A.", Assert.Single(findings).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double", "1e400")]
    [InlineData("double", "-0.0")]
    [InlineData("double", "1E+2")]
    [InlineData("float", "123456789012345678901234567890.5")]
    public void Odd_numbers_are_numbers(string type, string number) => Assert.Empty(Mistakes(WithDefault(type, number)));

    [Fact]
    public void Numbers_and_texts_of_any_length_break_nothing()
    {
        Assert.Empty(Mistakes(WithDefault("double", new string('7', 500))));
        Assert.Empty(Mistakes(WithDefault("double", $"0.{new string('7', 500)}")));
        Assert.Empty(Mistakes(WithDefault("string", $"\"{new string('x', 100_000)}\"")));
        Assert.Single(Mistakes(WithDefault("int", new string('7', 500))));
        Assert.Single(Mistakes($"\"{new string('x', 100_000)} \""));
        Assert.Single(Mistakes($"{{\"type\":\"fixed\",\"name\":\"F\",\"size\":{new string('7', 500)}}}"));
    }

    [Theory]
    [InlineData("\"/Date(1234567890000)/\"")]
    [InlineData("\"2024-01-01T00:00:00Z\"")]
    [InlineData("\"\\u0000\\u2028\\\"\\\\\"")]
    public void Texts_that_look_like_something_else_stay_texts(string value) => Assert.Empty(Mistakes(WithDefault("string", value)));

    [Fact(Timeout = 60_000)]
    public async Task A_union_of_thousands_is_compared_soon()
    {
        static string Union(string type) => $"[{string.Join(',', Enumerable.Range(0, 2_000).Select(index => $"{{\"type\":\"record\",\"name\":\"T{index}\",\"fields\":[{{\"name\":\"v\",\"type\":\"{type}\"}}]}}"))}]";
        var (left, right) = (SomeAvro.Closed(Union("int")), SomeAvro.Closed(Union("string")));
        Assert.NotEmpty(await Task.Run(() => AvroCompatibility.Check(left, right), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void References_that_lead_in_a_circle_end()
    {
        var left = SomeAvro.Document("{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"r\",\"type\":[\"null\",\"R\"]}]}", "schemas/l.avsc");
        var right = SomeAvro.Document("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"l\",\"type\":[\"null\",\"L\"]}]}", "schemas/r.avsc");
        var references = new Dictionary<string, SchemaDocument> { ["L"] = left, ["R"] = right };
        Assert.Empty(AvroCompatibility.Check(new SchemaWithReferences(left, references), new SchemaWithReferences(left, references)));
        Assert.NotNull(left.Link(references, []));
    }

    // T1 leads to T0 twice, T2 to T1 twice, and so on: two to the fortieth ways to the bottom.
    private static string Diamonds(string bottom, int height) => $"[{string.Join(',', Levels(bottom, height))}]";

    private static IEnumerable<string> Levels(string bottom, int height) => Enumerable.Range(1, height)
        .Select(level => $"{{\"type\":\"record\",\"name\":\"T{level}\",\"fields\":[{{\"name\":\"a\",\"type\":\"T{level - 1}\"}},{{\"name\":\"b\",\"type\":\"T{level - 1}\"}}]}}")
        .Prepend($"{{\"type\":\"record\",\"name\":\"T0\",\"fields\":[{{\"name\":\"v\",\"type\":\"{bottom}\"}}]}}");

    private static string Holder(string bottom) =>
        $"{{\"type\":\"record\",\"name\":\"H\",\"fields\":[{{\"name\":\"a\",\"type\":{Levels(bottom, 0).Single()}}},{{\"name\":\"b\",\"type\":\"T0\"}}]}}";

    private static string WithDefault(string type, string value) => $"{{\"type\":\"record\",\"name\":\"R\",\"fields\":[{{\"name\":\"f\",\"type\":\"{type}\",\"default\":{value}}}]}}";

    private static List<Finding> Mistakes(string text)
    {
        var findings = new List<Finding>();
        Assert.Equal(new AvroLanguage().Read(SourceFile.Read("schemas/a.avsc", text), findings) is null, findings.Count > 0);
        return findings;
    }
}
