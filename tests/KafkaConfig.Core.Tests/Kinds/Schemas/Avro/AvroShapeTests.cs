using CsCheck;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Avro;

public sealed class AvroShapeTests
{
    private const string Order = """
        {
          "type": "record", "name": "Placed", "namespace": "acme.orders", "aliases": ["Made"], "doc": "An order.",
          "fields": [
            { "name": "id", "type": "string", "doc": "Unique." },
            { "name": "currency", "type": "string", "default": "CAD", "aliases": ["money"] },
            { "name": "note", "type": ["null", "string"], "default": null, "order": "ignore" },
            { "name": "at", "type": { "type": "long", "logicalType": "timestamp-millis" } },
            { "name": "total", "type": { "type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2 }, "x-owner": "billing" },
            { "name": "lines", "type": { "type": "array", "items": {
              "type": "record", "name": "Line", "fields": [{ "name": "price", "type": "double" }, { "name": "tags", "type": { "type": "map", "values": ["null", "string"] } }] } } },
            { "name": "side", "type": { "type": "enum", "name": "Side", "symbols": ["BUY", "SELL"], "default": "BUY" } },
            { "name": "hash", "type": { "type": "fixed", "name": "Hash", "size": 16 } },
            { "name": "more", "type": { "type": "array", "items": "Line" }, "default": [] },
            { "name": "customer", "type": "acme.Customer" }
          ]
        }
        """;

    [Fact]
    public void Takes_a_schema_apart_as_a_person_would()
    {
        Assert.Equal(
            [
                "2 name = record acme.orders.Placed, alias acme.orders.Made",
                "4 field id = string",
                "5 field currency = string, default \"CAD\", alias money",
                "6 field note = null | string, default null, order ignore",
                "7 field at = long (timestamp-millis)",
                "8 field total = bytes (decimal, precision 9, scale 2), x-owner \"billing\"",
                "9 field lines = array of acme.orders.Line",
                "10 type acme.orders.Line = record",
                "10 field lines.price = double",
                "10 field lines.tags = map of (null | string)",
                "11 field side = acme.orders.Side",
                "11 type acme.orders.Side = enum",
                "11 symbols of acme.orders.Side = BUY, SELL, default BUY",
                "12 field hash = acme.orders.Hash",
                "12 type acme.orders.Hash = fixed",
                "12 size of acme.orders.Hash = 16",
                "13 field more = array of acme.orders.Line, default []",
                "14 field customer = acme.Customer",
                "2 order of fields = acme.orders.Line: price, tags; acme.orders.Placed: id, currency, note, at, total, lines, side, hash, more, customer",
            ],
            Shape(Order).Elements.Select(element => $"{element.Line} {element.Path} = {element.Text}"));
    }

    [Theory]
    [InlineData("[\"null\",{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}]", "type = null | A; type A = record; field x = int")]
    [InlineData("\"long\"", "type = long")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\",\"java-class\":\"List\"}", "type = array (java-class \"List\") of int")]
    [InlineData("[{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]},{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}]", "type = A | B; type A = record; field [A].x = int; type B = record; field [B].x = int")]
    [InlineData("{\"type\":\"enum\",\"name\":\"a.E\",\"symbols\":[\"X\"]}", "name = enum a.E; symbols of a.E = X")]
    public void Other_schemas_have_elements_too(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", Shape(text).Elements.Select(element => $"{element.Path} = {element.Text}")));

    [Theory]
    [InlineData("\"default\":1", "\"default\":2", false)]
    [InlineData("\"default\":1", "\"default\": 1,\"doc\":\"x\"", true)]
    [InlineData("\"default\":1", "\"x\":1", false)]
    [InlineData("\"order\":\"ignore\"", "\"order\":\"ascending\"", false)]
    [InlineData("\"order\":\"ascending\"", "\"doc\":\"\"", true)]
    [InlineData("\"aliases\":[\"a\",\"b\"]", "\"aliases\":[\"b\",\"a\"]", true)]
    [InlineData("\"aliases\":[\"a\",\"b\"]", "\"aliases\":[\"a\"]", false)]
    [InlineData("\"x\":{\"a\":1,\"b\":2}", "\"x\":{\"b\":2,\"a\":1.0}", true)]
    [InlineData("\"x\":[1,2]", "\"x\":[2,1]", false)]
    [InlineData("\"x\":\"\\u0041\"", "\"x\":\"A\"", true)]
    public void Canonical_texts_differ_where_the_meaning_does(string left, string right, bool areEqual)
    {
        var shapes = new[] { left, right }.Select(part => Shape($"{{\"type\":\"record\",\"name\":\"R\",\"fields\":[{{\"name\":\"f\",\"type\":\"int\",{part}}}]}}")).ToList();
        Assert.Equal(areEqual, shapes[0].Canonical == shapes[1].Canonical);
    }

    [Fact]
    public void Spelling_makes_no_difference() => SomeAvro.Respelled.Sample((before, after) =>
    {
        var (left, right) = (Shape(before), Shape(after));
        Assert.Equal(left.Canonical, right.Canonical);
        Assert.Equal(left.Elements.Select(element => (element.Path, element.Text)), right.Elements.Select(element => (element.Path, element.Text)));
    }, iter: 300);

    [Fact]
    public void Elements_tell_schemas_apart_exactly_where_canonical_texts_do() => SomeAvro.Pair.Sample(pair =>
    {
        var (left, right) = (Shape(pair.Before), Shape(pair.After));
        var (before, after) = (Elements(left), Elements(right));
        Assert.Equal(left.Canonical == right.Canonical, before.Count == after.Count && before.All(element => after.GetValueOrDefault(element.Key) == element.Value));
    }, iter: 500);

    // Throws where a path is there twice.
    private static Dictionary<string, string> Elements(SchemaShape shape) => shape.Elements.ToDictionary(element => element.Path, element => element.Text);

    private static SchemaShape Shape(string text)
    {
        var findings = new List<Finding>();
        return Assert.IsType<SchemaShape>(SomeAvro.Document(text).Link(new Dictionary<string, SchemaDocument>(), findings));
    }
}
