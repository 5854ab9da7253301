using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Loading;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

public sealed class AvroLanguageTests
{
    [Theory]
    [InlineData("\"string\"")]
    [InlineData("{\"type\":\"string\"}")]
    [InlineData("[\"null\",\"string\",{\"type\":\"array\",\"items\":\"int\"},{\"type\":\"map\",\"values\":\"int\"}]")]
    [InlineData("[\"int\"]")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":0}")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"acme.string\",\"fields\":[]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"namespace\":\"\",\"fields\":[]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"aliases\":[\"B\",\"c.D\",\"B\"],\"fields\":[]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"aliases\":[\"b\",\"b\"],\"type\":\"int\",\"order\":\"descending\"},{\"name\":\"b\",\"type\":\"int\"}]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"A\",\"type\":\"int\"}]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"A\"],\"default\":null}]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"n.A\",\"fields\":[{\"name\":\"e\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"X\"]},\"default\":\"X\"},{\"name\":\"g\",\"type\":\"n.E\"},{\"name\":\"h\",\"type\":{\"type\":\"E\"}}]}")]
    [InlineData("{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":2,\"scale\":9}")]
    [InlineData("{\"type\":\"bytes\",\"logicalType\":\"decimal\"}")]
    [InlineData("{\"type\":\"string\",\"logicalType\":\"decimal\"}")]
    [InlineData("{\"type\":\"int\",\"logicalType\":\"timestamp-millis\"}")]
    [InlineData("{\"type\":\"string\",\"logicalType\":\"made-up\"}")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"D\",\"size\":12,\"logicalType\":\"duration\"}")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"bytes\",\"default\":\"\\u00ff\\u0000\"},{\"name\":\"b\",\"type\":\"float\",\"default\":1},{\"name\":\"c\",\"type\":\"double\",\"default\":1e300},{\"name\":\"d\",\"type\":\"long\",\"default\":-9223372036854775808},{\"name\":\"e\",\"type\":[\"int\",\"null\"],\"default\":3}]}")]
    [InlineData("{\"type\":\"record\",\"name\":\"a.A\",\"fields\":[{\"name\":\"x\",\"type\":{\"type\":\"record\",\"name\":\"B\",\"namespace\":\"\",\"fields\":[]}},{\"name\":\"y\",\"type\":\"B\"}]}")]
    [InlineData("[{\"type\":\"record\",\"name\":\"O\",\"fields\":[]},{\"type\":\"record\",\"name\":\"a.A\",\"fields\":[{\"name\":\"b\",\"type\":{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"o\",\"type\":\"O\"}]}}]}]")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"p\",\"type\":\"int\",\"default\":1}]}},\"default\":[{},{\"p\":2}]}],\"connect.version\":1,\"extra\":{\"deep\":[1,null,true]}}")]
    public void Takes_what_the_specification_allows(string text)
    {
        var findings = new List<Finding>();
        var document = new AvroLanguage().Read(SourceFile.Read("schemas/a.avsc", text), findings);
        Assert.Empty(findings.Select(finding => finding.What));
        Assert.Empty(Assert.IsType<AvroDocument>(document).Needs);
        Assert.NotNull(document.Link(new Dictionary<string, SchemaDocument>(), findings));
        Assert.Empty(findings);
    }

    [Fact]
    public void Knows_what_it_defines_and_needs()
    {
        const string Text = """
            {
              "type": "record", "name": "Placed", "namespace": "acme.orders",
              "fields": [
                { "name": "customer", "type": "acme.Customer" },
                { "name": "lines", "type": { "type": "array", "items": { "type": "record", "name": "Line", "fields": [{ "name": "price", "type": "Money" }] } } },
                { "name": "total", "type": "Money" },
                { "name": "billed", "type": ["null", "acme.Customer"] },
                { "name": "inner", "type": { "type": "record", "name": "other.Inner", "fields": [{ "name": "money", "type": "Money" }, { "name": "self", "type": ["null", "Inner"] }] } }
              ]
            }
            """;
        var document = SomeAvro.Document(Text);
        Assert.Equal(["acme.orders.Placed", "acme.orders.Line", "other.Inner"], document.Defines);
        Assert.Equal([new SchemaNeed("acme.Customer", 4, 35), new SchemaNeed("acme.orders.Money", 5, 134), new SchemaNeed("other.Money", 8, 113)], document.Needs);
        Assert.Equal("acme.orders.Placed", document.RecordName);
    }

    [Theory]
    [InlineData("\"acme.Order\"", "acme.Order")]
    [InlineData("\"Order\"", "Order")]
    [InlineData("[\"null\",\"acme.Order\"]", "acme.Order")]
    [InlineData("{\"type\":\"acme.Order\"}", "acme.Order")]
    [InlineData("\"acme.strng\"", "acme.strng")]
    public void An_unknown_name_is_a_need(string text, string need)
    {
        var document = SomeAvro.Document(text);
        Assert.Equal(need, Assert.Single(document.Needs).Name);
        Assert.Null(document.RecordName);
        Assert.Empty(document.Defines);
    }

    [Fact]
    public void Checks_defaults_of_types_that_others_define_when_they_are_linked()
    {
        var side = SomeAvro.Document("{\"type\":\"enum\",\"name\":\"acme.Side\",\"symbols\":[\"BUY\",\"SELL\"]}", "schemas/side.avsc");
        var order = SomeAvro.Document(
            "{\"type\":\"record\",\"name\":\"acme.Order\",\"fields\":[{\"name\":\"side\",\"type\":\"Side\",\"default\":\"BYU\"},\n{\"name\":\"all\",\"type\":{\"type\":\"array\",\"items\":\"Side\"},\"default\":[\"BUY\"]}]}");
        var findings = new List<Finding>();
        Assert.NotNull(order.Link(new Dictionary<string, SchemaDocument>(), findings));
        Assert.Null(order.Link(new Dictionary<string, SchemaDocument> { ["acme.Side"] = side }, findings));
        var finding = Assert.Single(findings);
        Assert.Equal(("The default of field side is 'BYU', which is no symbol of acme.Side.", "Did you mean 'BUY'?", 1), (finding.What, finding.SafeWay, finding.Location?.Line));
    }

    [Fact]
    public void A_name_is_defined_by_one_schema_alone()
    {
        var other = SomeAvro.Document("{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"c\",\"type\":{\"type\":\"enum\",\"name\":\"C\",\"symbols\":[\"X\"]}}]}", "schemas/b.avsc");
        var document = SomeAvro.Document("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"b\",\"type\":\"B\"},\n{\"name\":\"c\",\"type\":{\"type\":\"fixed\",\"name\":\"C\",\"size\":1}}]}");
        var findings = new List<Finding>();
        Assert.Null(document.Link(new Dictionary<string, SchemaDocument> { ["B"] = other }, findings));
        var finding = Assert.Single(findings);
        Assert.Equal("'C' is defined here and in schemas/b.avsc, which this schema refers to.", finding.What);
        Assert.Equal(2, finding.Location?.Line);
    }
}
