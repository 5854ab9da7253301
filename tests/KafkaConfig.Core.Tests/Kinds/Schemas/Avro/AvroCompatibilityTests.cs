using CsCheck;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

public sealed class AvroCompatibilityTests
{
    private const string Side = "{\"type\":\"enum\",\"name\":\"Side\",\"symbols\":[\"BUY\",\"SELL\"]}";
    private const string LargeSide = "{\"type\":\"enum\",\"name\":\"Side\",\"symbols\":[\"BUY\",\"SELL\",\"HOLD\"]}";
    private const string SideWithDefault = "{\"type\":\"enum\",\"name\":\"Side\",\"symbols\":[\"BUY\",\"SELL\"],\"default\":\"BUY\"}";
    private const string Id = "{\"name\":\"id\",\"type\":\"int\"}";
    private const string List = "{\"type\":\"record\",\"name\":\"List\",\"fields\":[{\"name\":\"head\",\"type\":\"int\"},{\"name\":\"tail\",\"type\":[\"null\",\"List\"]}]}";
    private const string LongList = "{\"type\":\"record\",\"name\":\"List\",\"fields\":[{\"name\":\"head\",\"type\":\"long\"},{\"name\":\"tail\",\"type\":[\"null\",\"List\"]}]}";

    private static readonly string[] Primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

    // Reader, writer, and the kinds with their paths.
    public static TheoryData<string, string, string> Pairs => new()
    {
        { Array("long"), Array("int"), "" },
        { Array("int"), Array("long"), "TypeMismatch /items" },
        { Map("double"), Map("float"), "" },
        { Map("int"), Map("string"), "TypeMismatch /values" },
        { Array("int"), Map("int"), "TypeMismatch /" },
        { Map("int"), Array("int"), "TypeMismatch /" },
        { "\"string\"", Side, "TypeMismatch /" },
        { Side, "\"string\"", "TypeMismatch /" },
        { "\"int\"", "{\"type\":\"int\",\"logicalType\":\"date\"}", "" },
        { "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}", "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}", "" },
        { Fixed("H", 4), Fixed("H", 4), "" },
        { Fixed("H", 4), Fixed("H", 8), "FixedSizeMismatch /size" },
        { Fixed("G", 4), Fixed("H", 4), "NameMismatch /name" },
        { Fixed("G", 4), Fixed("H", 8), "NameMismatch /name, FixedSizeMismatch /size" },
        { Fixed("acme.H", 4), Fixed("other.H", 4), "" },
        { "\"bytes\"", Fixed("H", 4), "TypeMismatch /" },
        { Fixed("H", 4), "\"bytes\"", "TypeMismatch /" },
        { Side, Side, "" },
        { LargeSide, Side, "" },
        { Side, LargeSide, "MissingEnumSymbols /symbols" },
        { SideWithDefault, LargeSide, "" },
        { Side, LargeSide.Replace("]", "],\"default\":\"BUY\"", StringComparison.Ordinal), "MissingEnumSymbols /symbols" },
        { Record("A", Field("side", Side)), Record("A", Field("side", SideWithDefault)), "" },
        { SideWithDefault.Replace("Side", "Other", StringComparison.Ordinal), LargeSide, "NameMismatch /name" },
        { Side.Replace("\"name\"", "\"aliases\":[\"acme.Way\"],\"name\"", StringComparison.Ordinal), Side.Replace("Side", "acme.Way", StringComparison.Ordinal), "" },
        { Side.Replace("\"name\"", "\"aliases\":[\"Way\"],\"name\"", StringComparison.Ordinal), Side.Replace("Side", "acme.Way", StringComparison.Ordinal), "NameMismatch /name" },
        { Record("A"), Record("A", Id), "" },
        { Record("A", Id), Record("A"), "ReaderFieldMissingDefaultValue /fields/0" },
        { Record("A", Default("id", "\"int\"", "1")), Record("A"), "" },
        { Record("A", Default("id", "[\"null\",\"int\"]", "null")), Record("A"), "" },
        { Record("A", Field("id", "[\"null\",\"int\"]")), Record("A"), "ReaderFieldMissingDefaultValue /fields/0" },
        { Record("A", Field("b", "\"int\""), Id), Record("A", Id, Field("b", "\"int\"")), "" },
        { Record("A", Field("id", "\"long\"")), Record("A", Id), "" },
        { Record("A", Id), Record("A", Field("id", "\"long\"")), "TypeMismatch /fields/0/type" },
        { Record("A", Id, Field("b", "\"int\""), Field("c", "\"int\"")), Record("A", Field("id", "\"string\"")), "TypeMismatch /fields/0/type, ReaderFieldMissingDefaultValue /fields/1, ReaderFieldMissingDefaultValue /fields/2" },
        { Record("A", Field("new_id", "\"int\"")), Record("A", Id), "ReaderFieldMissingDefaultValue /fields/0" },
        { Record("A", Alias("new_id", "id")), Record("A", Id), "" },
        { Record("A", Id), Record("A", Alias("new_id", "id")), "ReaderFieldMissingDefaultValue /fields/0" },
        { Record("A", Alias("id", "number")), Record("A", Id, Field("number", "\"int\"")), "AmbiguousField /fields/0" },
        { Record("A", Alias("id", "id")), Record("A", Id), "AmbiguousField /fields/0" },
        { Record("B", Id), Record("A", Id), "NameMismatch /name" },
        { Record("B", Id).Replace("\"name\":\"B\"", "\"name\":\"B\",\"aliases\":[\"A\"]", StringComparison.Ordinal), Record("A", Id), "" },
        { Record("acme.A", Id), Record("other.A", Id), "" },
        { Record("acme.A", Id), Record("A", Id), "" },
        { Record("B"), Record("A", Id), "NameMismatch /name" },
        { Record("A", Field("side", SideWithDefault)), Record("A"), "TypeMismatch /fields/0/type" },
        { Record("A", Field("side", Side)), Record("A"), "ReaderFieldMissingDefaultValue /fields/0" },
        { Record("A", Default("side", SideWithDefault, "\"SELL\"")), Record("A"), "" },
        { Record("A", Field("side", Side)), Record("A", Field("side", LargeSide)), "MissingEnumSymbols /fields/0/type/symbols" },
        { Record("A", Default("side", Side, "\"BUY\"")), Record("A", Field("side", LargeSide)), "MissingEnumSymbols /fields/0/type/symbols" },
        { "[\"null\",\"int\"]", "[\"null\",\"int\"]", "" },
        { "[\"int\",\"null\"]", "[\"null\",\"int\"]", "" },
        { "[\"null\",\"long\"]", "[\"null\",\"int\"]", "" },
        { "[\"null\",\"int\"]", "[\"null\",\"long\"]", "MissingUnionBranch /1" },
        { "[\"int\"]", "[\"null\",\"int\",\"string\"]", "MissingUnionBranch /0, MissingUnionBranch /2" },
        { "[\"null\",\"int\"]", "\"int\"", "" },
        { "[\"null\",\"long\"]", "\"int\"", "" },
        { "[\"null\",\"bytes\"]", "\"string\"", "" },
        { "[\"null\",\"int\"]", "\"string\"", "MissingUnionBranch /" },
        { "\"int\"", "[\"int\"]", "" },
        { "\"double\"", "[\"int\",\"long\",\"float\"]", "" },
        { "\"string\"", "[\"bytes\",\"string\"]", "" },
        { "\"int\"", "[\"null\",\"int\"]", "TypeMismatch /0" },
        { Record("A", Id), $"[{Record("A", Id)}]", "" },
        { $"[\"null\",{Record("A", Id)}]", Record("A", Id), "" },
        { $"[\"null\",{Record("B", Id)}]", Record("A", Id), "MissingUnionBranch /" },
        { $"[{Record("B", Id)},{Record("A", Id)}]", $"[{Record("A", Id)},{Record("B", Id)}]", "" },
        { $"[\"null\",{Record("A", Id, Field("b", "\"int\""))}]", Record("A", Id), "MissingUnionBranch /" },
        { Array("[\"null\",\"int\"]"), Array("\"int\""), "" },
        { Record("A", Field("id", "[\"null\",\"int\"]")), Record("A", Field("id", "[\"null\",\"string\"]")), "MissingUnionBranch /fields/0/type/1" },
        { List, List, "" },
        { LongList, List, "" },
        { List, LongList, "TypeMismatch /fields/0/type" },
        { List, LongList.Replace("\"long\"", "\"int\"", StringComparison.Ordinal).Replace("[\"null\",\"List\"]", "\"List\"", StringComparison.Ordinal), "" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Judges_as_Avro_for_Java_does(string reader, string writer, string expected) =>
        Assert.Equal(expected, string.Join(", ", AvroCompatibility.Check(SomeAvro.Closed(reader), SomeAvro.Closed(writer)).Select(found => $"{found.Kind} {found.Path}")));

    [Fact]
    public void Promotes_what_Avro_promotes_and_nothing_else()
    {
        string[] readable =
        [
            .. Primitives.Select(name => $"{name} {name}"),
            "long int", "float int", "float long", "double int", "double long", "double float", "bytes string", "string bytes",
        ];
        var seen = Primitives.SelectMany(reader => Primitives.Select(writer => (Reader: reader, Writer: writer)))
            .Where(pair => AvroCompatibility.Check(SomeAvro.Closed($"\"{pair.Reader}\""), SomeAvro.Closed($"\"{pair.Writer}\"")).Count == 0)
            .Select(pair => $"{pair.Reader} {pair.Writer}");
        Assert.Equal(readable.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_schema_reads_its_own_records_however_it_is_spelled() => SomeAvro.Respelled.Sample((before, after) =>
    {
        foreach (var level in Enum.GetValues<CompatibilityLevel>())
            Assert.Empty(AvroVerdict.Judge(level, SomeAvro.Closed(before), [new AvroVersion(1, SomeAvro.Closed(after)), new AvroVersion(2, SomeAvro.Closed(before))]).Conflicts);
    }, iter: 150);

    [Fact]
    public void Compares_through_references()
    {
        static SchemaWithReferences Order(string side) => new(
            SomeAvro.Document(Record("acme.Order", Field("side", "\"acme.Side\""))),
            new Dictionary<string, SchemaDocument> { ["acme.Side"] = SomeAvro.Document(side.Replace("Side", "acme.Side", StringComparison.Ordinal), "schemas/side.avsc") });

        Assert.Empty(AvroCompatibility.Check(Order(LargeSide), Order(Side)));
        Assert.Equal("/fields/0/type/symbols", Assert.Single(AvroCompatibility.Check(Order(Side), Order(LargeSide))).Path);
        var open = new SchemaWithReferences(Order(Side).Schema, new Dictionary<string, SchemaDocument>());
        Assert.Empty(AvroCompatibility.Check(open, open));
        Assert.Equal(AvroIncompatibilityKind.TypeMismatch, Assert.Single(AvroCompatibility.Check(open, Order(Side))).Kind);
    }

    [Fact]
    public void Chains_of_types_without_end_are_refused_and_break_nothing()
    {
        var chain = SomeAvro.Document($"[{Record("T0", Id)},{string.Join(',', Enumerable.Range(1, 5000).Select(index => Record($"T{index}", Field("next", $"\"T{index - 1}\""))))}]");
        var references = new Dictionary<string, SchemaDocument> { ["T5000"] = chain };
        var last = new SchemaWithReferences(SomeAvro.Document("\"T5000\""), references);
        Assert.EndsWith("than can be compared.", Assert.Single(AvroCompatibility.Check(last, last)).Sentence, StringComparison.Ordinal);
        var all = new SchemaWithReferences(chain, new Dictionary<string, SchemaDocument>());
        Assert.NotEmpty(AvroCompatibility.Check(all, all));
    }

    private static string Array(string items) => $"{{\"type\":\"array\",\"items\":{Quoted(items)}}}";

    private static string Map(string values) => $"{{\"type\":\"map\",\"values\":{Quoted(values)}}}";

    private static string Quoted(string type) => Primitives.Contains(type) ? $"\"{type}\"" : type;

    private static string Fixed(string name, int size) => $"{{\"type\":\"fixed\",\"name\":\"{name}\",\"size\":{size}}}";

    private static string Record(string name, params string[] fields) => $"{{\"type\":\"record\",\"name\":\"{name}\",\"fields\":[{string.Join(',', fields)}]}}";

    private static string Field(string name, string type) => $"{{\"name\":\"{name}\",\"type\":{type}}}";

    private static string Default(string name, string type, string value) => $"{{\"name\":\"{name}\",\"type\":{type},\"default\":{value}}}";

    private static string Alias(string name, string alias) => $"{{\"name\":\"{name}\",\"type\":\"int\",\"aliases\":[\"{alias}\"]}}";
}
