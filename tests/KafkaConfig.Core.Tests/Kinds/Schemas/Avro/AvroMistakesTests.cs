using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

public sealed class AvroMistakesTests
{
    // The mark ^ stands before the place of the finding.
    public static TheoryData<string, string, string?> Texts => new()
    {
        { "^", "The file is empty", null },
        { "^ \n", "The file is empty", null },
        { "{\"type\":\"string\",^}", "A comma must not stand before the closing bracket", null },
        { "[\"int\",^]", "A comma must not stand before the closing bracket", null },
        { "{\n  ^// a comment\n  \"type\":\"string\"}", "JSON has no comments", null },
        { "^# a comment\n\"string\"", "is an invalid start of a value", null },
        { "{^'type':'string'}", "Texts and keys stand in double quotes in JSON", null },
        { "{\"type\":\"é😀\" ^x}", "'x' is invalid", null },
        { "{\"type\":\"string\"^", "ends before it is complete", null },
        { "\"string\" ^\"int\"", "is invalid after a single JSON value", null },
        { "[\"é😀\", ^\"a\\ud800\"]", "The text holds half of a surrogate pair", null },
        { string.Concat(Enumerable.Repeat("[", 60)) + "^[", "more than 60 deep", null },
    };

    public static TheoryData<string, string, string?> Types => new()
    {
        { "^42", "A number is no type", null },
        { "^null", "Null is no type", "Write \"null\", with quotes." },
        { "^true", "A boolean is no type", null },
        { "^{}", "This type has no 'type'", null },
        { "^{\"typ\":\"string\"}", "This type has no 'type'", "Did you mean 'type' where it says 'typ'?" },
        { "{\"type\":^3}", "The 'type' of a type is a number", null },
        { "{\"type\":^[\"null\",\"string\"]}", "is an array; expected a name", "Write the union itself in the place of this object." },
        { "{\"type\":^{\"type\":\"string\"}}", "is an object; expected a name", "Write the inner object itself in the place of the outer one." },
        { "^\"strng\"", "There is no type 'strng'", "Did you mean 'string'?" },
        { "{\"type\":^\"bytse\"}", "There is no type 'bytse'", "Did you mean 'bytes'?" },
        { "{\"type\":^\"recrod\",\"name\":\"A\",\"fields\":[]}", "There is no type 'recrod' that has 'fields'", "Did you mean 'record'?" },
        { "{\"type\":^\"error\",\"name\":\"A\",\"fields\":[]}", "Errors belong to protocols", "Did you mean 'record'?" },
        { "^\"array\"", "There is no type 'array'", null },
        { "^\"a b\"", "'a b' is neither a type nor the name of one", null },
        { "^\"acme..Order\"", "is neither a type nor the name of one", null },
        { "^\"\"", "is neither a type nor the name of one", null },
        { "^{\"type\":\"array\"}", "An array has no 'items'", "Add \"items\": its type." },
        { "^{\"type\":\"array\",\"item\":\"string\"}", "An array has no 'items'", "Did you mean 'items' where it says 'item'?" },
        { "^{\"type\":\"map\"}", "A map has no 'values'", null },
        { "^[]", "The union is empty", null },
        { "[\"null\",^[\"string\"]]", "A union stands directly in a union", null },
        { "[\"null\",\"string\",^\"null\"]", "The union has null twice", null },
        { "[\"int\",^{\"type\":\"int\",\"logicalType\":\"date\"}]", "The union has int twice", null },
        { "[{\"type\":\"array\",\"items\":\"int\"},^{\"type\":\"array\",\"items\":\"long\"}]", "The union has array twice", null },
        { "[{\"type\":\"map\",\"values\":\"int\"},^{\"type\":\"map\",\"values\":\"long\"}]", "The union has map twice", null },
        { "[\"acme.Order\",^\"acme.Order\"]", "The union has acme.Order twice", "Keep one of them." },
        { "[{\"type\":\"fixed\",\"name\":\"H\",\"size\":2},^\"H\"]", "The union has H twice", null },
        { "{\"type\":\"string\",\"logicalType\":^7}", "'logicalType' is a number; expected a text", null },
    };

    public static TheoryData<string, string, string?> Names => new()
    {
        { "^{\"type\":\"record\",\"fields\":[]}", "A record has no 'name'", null },
        { "{\"type\":\"record\",\"name\":^7,\"fields\":[]}", "'name' of a record is a number; expected its name", null },
        { "{\"type\":\"record\",\"name\":^\"1st\",\"fields\":[]}", "'1st' is no legal name", "Names are letters, digits and underscores, and begin with no digit: '_1st'." },
        { "{\"type\":\"record\",\"name\":^\"my-order\",\"fields\":[]}", "'my-order' is no legal name", "Names are letters, digits and underscores, and begin with no digit: 'my_order'." },
        { "{\"type\":\"record\",\"name\":^\"Größe\",\"fields\":[]}", "'Größe' is no legal name", null },
        { "{\"type\":\"record\",\"name\":^\".Order\",\"fields\":[]}", "'.Order' is no legal name", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"namespace\":^\"acme-eu.x\",\"fields\":[]}", "'acme-eu.x' is no legal namespace", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"namespace\":^7,\"fields\":[]}", "'namespace' is a number", null },
        { "{\"type\":\"record\",\"name\":^\"string\",\"fields\":[]}", "'string' is a type of Avro's own", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"aliases\":^\"B\",\"fields\":[]}", "'aliases' is a text; expected an array", "Write [\"B\"]." },
        { "{\"type\":\"record\",\"name\":\"A\",\"aliases\":[^7],\"fields\":[]}", "'aliases' holds a number", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"aliases\":[^\"b c\"],\"fields\":[]}", "'b c' is no legal alias", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"doc\":^[],\"fields\":[]}", "'doc' is an array", null },
        { "{\"type\":\"record\",\"name\":\"A\",^\"name\":\"B\",\"fields\":[]}", "The key 'name' is given twice; first at line 1", "Keep one of them." },
        { Field("\"type\":{\"type\":\"enum\",\"name\":^\"A\",\"symbols\":[\"X\"]}"), "'A' is defined twice, first in line 1", null },
        { Field("\"type\":^\"B\"},{\"name\":\"g\",\"type\":{\"type\":\"fixed\",\"name\":\"B\",\"size\":1}"), "'B' is used here and defined only in line 1", null },
        { "^{\"type\":\"enum\",\"name\":\"E\"}", "An enum has no 'symbols'", "Add \"symbols\": […]." },
        { "^{\"type\":\"enum\",\"name\":\"E\",\"symbol\":[]}", "An enum has no 'symbols'", "Did you mean 'symbols' where it says 'symbol'?" },
        { "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":^{}}", "'symbols' of an enum is an object", null },
        { "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[^1]}", "'symbols' holds a number", null },
        { "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",^\"A\"]}", "The enum has symbol A twice", null },
        { "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[^\"IN-STORE\"]}", "'IN-STORE' is no legal symbol", "Symbols are letters, digits and underscores, and begin with no digit: 'IN_STORE'." },
        { "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"BUY\"],\"default\":^\"BYU\"}", "The enum's default 'BYU' is none of its symbols", "Did you mean 'BUY'?" },
        { "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"BUY\"],\"default\":^1}", "'default' is a number", null },
        { "^{\"type\":\"fixed\",\"name\":\"F\"}", "A fixed has no 'size'", null },
        { "{\"type\":\"fixed\",\"name\":\"F\",\"size\":^\"4\"}", "'size' of a fixed is a text", null },
        { "{\"type\":\"fixed\",\"name\":\"F\",\"size\":^-1}", "'-1' is no size", null },
        { "{\"type\":\"fixed\",\"name\":\"F\",\"size\":^1.5}", "'1.5' is no size", null },
    };

    public static TheoryData<string, string, string?> Fields => new()
    {
        { "^{\"type\":\"record\",\"name\":\"A\"}", "A record has no 'fields'", null },
        { "^{\"type\":\"record\",\"name\":\"A\",\"field\":[]}", "A record has no 'fields'", "Did you mean 'fields' where it says 'field'?" },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":^{}}", "'fields' of a record is an object", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":[^\"id\"]}", "A field is a text", "Write {\"name\": \"id\", \"type\": …}." },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":[^{\"type\":\"int\"}]}", "A field has no 'name'", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":^1,\"type\":\"int\"}]}", "'name' of a field is a number", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":^\"a.b\",\"type\":\"int\"}]}", "'a.b' is no legal name of a field", null },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":[^{\"name\":\"id\"}]}", "Field id has no 'type'", "Add \"type\": the field's type." },
        { "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"id\",\"type\":\"int\"},\n{\"name\":^\"id\",\"type\":\"int\"}]}", "The record has field id twice, first in line 1", null },
        { Field("\"type\":\"int\",\"order\":^\"ascend\""), "'ascend' is no order", null },
        { Field("\"type\":\"int\",\"order\":^\"ignored\""), "'ignored' is no order", "Did you mean 'ignore'?" },
        { Field("\"type\":\"int\",\"order\":^1"), "'order' is a number", null },
        { Field("\"type\":\"int\",\"aliases\":[^\"a.b\"]"), "'a.b' is no legal alias", null },
        { Field("\"type\":^\"array\",\"items\":\"int\""), "There is no type 'array'", "Write an object of its own: {\"type\": \"array\", …}; as a field's type: \"type\": {\"type\": \"array\", …}." },
        { Field("\"type\":\"int\",\"default\":^\"1\""), "The default of field f is the text \"1\"; expected a whole number of 32 bits (int)", "Take the quotes off." },
        { Field("\"type\":\"int\",\"default\":^2147483648"), "is 2147483648; expected a whole number of 32 bits", null },
        { Field("\"type\":\"int\",\"default\":^1.0"), "is 1.0; expected a whole number", null },
        { Field("\"type\":\"long\",\"default\":^9223372036854775808"), "expected a whole number of 64 bits", null },
        { Field("\"type\":\"double\",\"default\":^\"NaN\""), "expected a number (double)", null },
        { Field("\"type\":\"float\",\"default\":^true"), "expected a number (float)", null },
        { Field("\"type\":\"boolean\",\"default\":^\"true\""), "expected true or false", "Take the quotes off." },
        { Field("\"type\":\"null\",\"default\":^\"null\""), "expected null", "Take the quotes off." },
        { Field("\"type\":\"string\",\"default\":^0"), "is 0; expected a text (string)", "Did you mean \"0\"?" },
        { Field("\"type\":\"string\",\"default\":^null"), "is null; expected a text (string)", "Make the type a union that begins with null: [\"null\", \"string\"]." },
        { Field("\"type\":\"bytes\",\"default\":^\"€\""), "holds '€', which is no byte", null },
        { Field("\"type\":{\"type\":\"fixed\",\"name\":\"H\",\"size\":2},\"default\":^\"a\""), "has the length 1; H has the size 2", null },
        { Field("\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"BUY\",\"SELL\"]},\"default\":^\"SEL\""), "is 'SEL', which is no symbol of E", "Did you mean 'SELL'?" },
        { Field("\"type\":{\"type\":\"array\",\"items\":\"int\"},\"default\":^{}"), "is an object; expected an array", null },
        { Field("\"type\":{\"type\":\"array\",\"items\":\"int\"},\"default\":[1,^\"a\"]"), "an item is the text \"a\"", null },
        { Field("\"type\":{\"type\":\"map\",\"values\":\"int\"},\"default\":{\"a\":1,\"b\":^null}"), "the value of 'b' is null", null },
        { Field("\"type\":{\"type\":\"map\",\"values\":\"int\"},\"default\":^[]"), "is an array; expected an object", null },
        { Field("\"type\":[\"null\",\"string\"],\"default\":^\"\""), "expected null, because the union's first branch is null", "A union's default must fit its first branch: move string to the front of the union." },
        { Field("\"type\":[\"string\",\"null\"],\"default\":^null"), "expected a text (string), because the union's first branch is string", "A union's default must fit its first branch: move null to the front of the union." },
        { Field("\"type\":[\"null\",\"int\"],\"default\":^\"x\""), "because the union's first branch is null", "A union's default must fit its first branch, null." },
        { Field("\"type\":" + Inner + ",\"default\":^{}"), "lacks x, a field of I without a default", null },
        { Field("\"type\":" + Inner + ",\"default\":{\"x\":^\"1\"}"), "its x is the text \"1\"", null },
        { Field("\"type\":" + Inner + ",\"default\":{\"x\":1,^\"yy\":\"\"}"), "has 'yy', which is no field of I", "Did you mean 'y'?" },
        { Field("\"type\":[" + Inner + ",\"null\"],\"default\":{\"x\":^\"1\"}"), "its x is the text \"1\"", null },
        { Field("\"type\":" + Inner + "},{\"name\":\"g\",\"type\":\"I\",\"default\":^1"), "The default of field g is 1; expected an object with the fields of I", null },
    };

    private const string Inner = "{\"type\":\"record\",\"name\":\"I\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"},{\"name\":\"y\",\"type\":\"string\",\"default\":\"\"}]}";

    [Theory]
    [MemberData(nameof(Texts))]
    [MemberData(nameof(Types))]
    [MemberData(nameof(Names))]
    [MemberData(nameof(Fields))]
    public void Reports_each_mistake_once_and_at_its_place(string marked, string words, string? hint)
    {
        var mark = marked.IndexOf('^', StringComparison.Ordinal);
        var before = marked[..mark];
        var findings = new List<Finding>();
        Assert.Null(new AvroLanguage().Read(SourceFile.Read("schemas/a.avsc", marked.Remove(mark, 1)), findings));
        var finding = Assert.Single(findings);
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        Assert.Equal((before.Count(character => character == '\n') + 1, mark - before.LastIndexOf('\n')), (finding.Location?.Line, finding.Location?.Column));
        Assert.Equal(words.StartsWith("The key", StringComparison.Ordinal) ? "KC0003" : "KC0016", finding.Code);
        if (hint is not null)
            Assert.Equal(hint, finding.SafeWay);
    }

    [Fact]
    public void Reports_all_mistakes_of_a_text_in_one_run()
    {
        const string Text = """
            {
              "type": "record", "namespace": "acme orders",
              "fields": [
                { "name": "id", "type": "strng" },
                { "name": "id", "type": "int", "default": "1" },
                { "name": "side", "type": { "type": "enum", "name": "Side", "symbols": ["A", "A"] } },
                { "name": "note", "type": ["null", ["int"]], "order": "up" }
              ]
            }
            """;
        var findings = new List<Finding>();
        Assert.Null(new AvroLanguage().Read(SourceFile.Read("schemas/a.avsc", Text), findings));
        Assert.Equal([1, 2, 4, 5, 5, 6, 7, 7], FindingOrder.Sort(findings).Select(finding => finding.Location?.Line ?? 0));
    }

    private static string Field(string type) => $"{{\"type\":\"record\",\"name\":\"A\",\"fields\":[{{\"name\":\"f\",{type}}}]}}";
}
