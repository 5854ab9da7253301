using System.Text.Json.Nodes;
using CsCheck;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class JsonSchemaDocumentTests
{
    private const string Order = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "http://example.com/order.json",
          "title": "Order",
          "description": "An order.",
          "type": "object",
          "additionalProperties": false,
          "required": ["amount", "undeclared"],
          "properties": {
            "amount": { "type": "number", "minimum": 0, "description": "In all." },
            "address": {
              "type": ["object", "null"],
              "required": ["street"],
              "properties": { "street": { "type": "string", "format": "x" } }
            },
            "lines": {
              "type": "array",
              "items": {
                "properties": { "price": { "$ref": "#/definitions/Money" }, "description": { "type": "string" } }
              }
            },
            "a.b": true
          },
          "definitions": {
            "Money": { "type": "object", "properties": { "amount": { "enum": [2, 1.0, "1"] } } }
          }
        }
        """;

    private static readonly SchemaTexts Texts = new(new JsonSchemaLanguage(), "schemas/orders.json");

    [Fact]
    public void Needs_are_the_documents_of_references_each_once()
    {
        var document = Texts.Read("{\"properties\": {\n\"a\": {\"$ref\": \"money.json#/$defs/A\"},\n\"b\": {\"items\": {\"$ref\": \"http://x/y\"}},\n\"c\": {\"$ref\": \"money.json\"}, \"d\": {\"$ref\": \"http://json-schema.org/draft-07/schema#\"}}}");
        Assert.Equal([new SchemaNeed("money.json", 2, 15), new SchemaNeed("http://x/y", 3, 25)], document.Needs);
    }

    [Theory]
    [InlineData("{\"$id\": \"http://a/b.json\", \"title\": \"T\"}", "http://a/b.json", "T")]
    [InlineData("{\"$id\": \"http://a/b.json#\"}", "http://a/b.json", null)]
    [InlineData("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"id\": \"http://a/b.json\"}", "http://a/b.json", null)]
    [InlineData("{\"$schema\": \"http://json-schema.org/draft-06/schema#\", \"id\": \"http://a/b.json\"}", null, null)]
    [InlineData("{\"properties\": {\"$id\": {\"$id\": \"x\"}, \"title\": {\"title\": \"y\"}}}", null, null)]
    public void It_defines_its_identifier_and_is_called_by_its_title(string text, string? identifier, string? title)
    {
        var document = Texts.Read(text);
        Assert.Equal(identifier is null ? [] : [identifier], document.Defines);
        Assert.Equal(title, document.RecordName);
    }

    [Fact]
    public void Takes_a_schema_apart() => Assert.Equal(
    [
        "schema → object, $id \"http://example.com/order.json\", $schema \"http://json-schema.org/draft-07/schema#\", additionalProperties false, definitions under definitions, required [\"amount\",\"undeclared\"], title \"Order\"",
        "property amount → number, required, minimum 0",
        "property address → null or object",
        "property address.street → string, required, format \"x\"",
        "property lines → array",
        "property lines[] → any type",
        "property lines[].price → any type, $ref \"#/definitions/Money\"",
        "property lines[].description → string",
        "property \"a.b\" → anything",
        "definition Money → object",
        "definition Money.amount → any type, enum [\"1\",1,2]",
    ], Texts.Elements(Order));

    [Fact]
    public void Elements_stand_where_their_names_stand() => Assert.Equal(
        [("schema", 1), ("property amount", 10), ("property address", 11), ("property address.street", 14)],
        Texts.Shape(Order).Elements.Take(4).Select(element => (element.Path, element.Line)));

    [Theory]
    [InlineData("{\"minimum\": 1, \"type\": \"number\"}", "{ \"type\" : \"number\", \"minimum\": 10e-1 }")]
    [InlineData("{\"type\": [\"null\", \"string\"]}", "{\"type\": [\"string\", \"null\"], \"description\": \"a\", \"$comment\": \"b\", \"examples\": [1]}")]
    [InlineData("{\"properties\": {\"a\": {}, \"b\": {}}, \"required\": [\"a\", \"b\"]}", "{\"required\": [\"b\", \"a\"], \"properties\": {\"b\": {\"description\": \"x\"}, \"a\": {}}}")]
    [InlineData("{\"enum\": [\"a\", {\"x\": 1, \"y\": 2}]}", "{\"enum\": [{\"y\": 2, \"x\": 1.0}, \"a\"]}")]
    [InlineData("{\"title\": \"\\u0041\", \"required\": []}", "{\"title\": \"A\"}")]
    [InlineData("{\"anyOf\": [{\"description\": \"x\"}]}", "{\"anyOf\": [{}]}")]
    public void What_means_the_same_has_the_same_shape(string left, string right) => Texts.AssertSame(left, right);

    [Theory]
    [InlineData("{}", "true")]
    [InlineData("true", "false")]
    [InlineData("{}", "{\"properties\": {}}")]
    [InlineData("{}", "{\"properties\": {\"a\": {}}}")]
    [InlineData("{\"properties\": {\"a\": {}}}", "{\"properties\": {\"a\": true}}")]
    [InlineData("{\"properties\": {\"a\": {}}}", "{\"properties\": {\"a\": {}}, \"required\": [\"a\"]}")]
    [InlineData("{\"properties\": {\"a\": {}}, \"required\": [\"a\"]}", "{\"properties\": {\"a\": {}}, \"required\": [\"a\", \"b\"]}")]
    [InlineData("{\"properties\": {\"a.b\": {}}}", "{\"properties\": {\"a\": {\"properties\": {\"b\": {}}}}}")]
    [InlineData("{\"properties\": {\"description\": {}}}", "{\"properties\": {}}")]
    [InlineData("{\"default\": {\"description\": 1}}", "{\"default\": {}}")]
    [InlineData("{\"default\": [1, 2]}", "{\"default\": [2, 1]}")]
    [InlineData("{\"default\": {\"required\": [1, 2]}}", "{\"default\": {\"required\": [2, 1]}}")]
    [InlineData("{\"x-own\": {\"description\": 1}}", "{\"x-own\": {}}")]
    [InlineData("{\"enum\": [1]}", "{\"enum\": [\"1\"]}")]
    [InlineData("{\"type\": \"string\"}", "{\"type\": [\"string\"]}")]
    [InlineData("{\"items\": {}}", "{\"items\": [{}]}")]
    [InlineData("{\"items\": {}}", "{}")]
    [InlineData("{\"items\": {\"items\": {}}}", "{\"items\": {}}")]
    [InlineData("{\"$defs\": {\"a\": {}}}", "{\"definitions\": {\"a\": {}}}")]
    [InlineData("{\"$defs\": {\"a\": {}}, \"definitions\": {\"a\": {\"type\": \"string\"}}}", "{\"definitions\": {\"a\": {}}, \"$defs\": {\"a\": {\"type\": \"string\"}}}")]
    [InlineData("{\"title\": \"a\"}", "{\"title\": \"b\"}")]
    [InlineData("{\"patternProperties\": {\"^description$\": {\"type\": \"string\"}}}", "{\"patternProperties\": {\"^description$\": {}}}")]
    [InlineData("{\"dependentSchemas\": {\"examples\": {}}}", "{\"dependentSchemas\": {}}")]
    [InlineData("{\"maximum\": 123456789012345678901234567890}", "{\"maximum\": 123456789012345678901234567891}")]
    [InlineData("{\"maximum\": 0}", "{\"maximum\": -0.5}")]
    [InlineData("{\"properties\": {\"[]\": {}}}", "{\"items\": {}}")]
    public void What_means_something_else_differs_in_an_element(string left, string right) => Texts.AssertDiffer(left, right);

    [Fact]
    public void Neither_white_space_nor_the_order_of_keys_makes_a_difference()
    {
        var expected = Texts.Shape(Order);
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Bool).Sample((seed, isIndented) =>
        {
            var shuffled = Shuffle(JsonNode.Parse(Order), seed)?.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = isIndented }) ?? "";
            var shape = Texts.Shape(shuffled);
            return shape.Canonical == expected.Canonical
                && shape.Elements.Select(element => (element.Path, element.Text)).Order().SequenceEqual(expected.Elements.Select(element => (element.Path, element.Text)).Order());
        });
    }

    [Theory]
    [InlineData("#/$defs/Money")]
    [InlineData("#money")]
    [InlineData("#")]
    [InlineData("")]
    public void A_reference_into_a_document_that_is_there_must_lead_somewhere(string fragment)
    {
        const string Money = "{\"$id\": \"http://a/money.json\", \"$defs\": {\"Money\": {\"$anchor\": \"money\"}}}";
        Assert.Empty(Texts.LinkMistakes($"{{\"$ref\": \"money.json{fragment}\"}}", ("money.json", Money)));
        var other = Texts.LinkMistakes($"{{\n\"$ref\": \"money.json{fragment}\"}}", ("money.json", "{\"$defs\": {\"Monney\": {}}}"));
        if (fragment.Length < 2)
            Assert.Empty(other);
        else
            Assert.Equal(("KC0016", 2, 9, $"'money.json{fragment}' leads nowhere in schemas/orders.json."), (Assert.Single(other).Code, other[0].Location?.Line, other[0].Location?.Column, other[0].What));
    }

    [Fact]
    public void The_nearest_place_is_suggested() =>
        Assert.Equal("Did you mean '#/$defs/Monney'?", Assert.Single(Texts.LinkMistakes("{\"$ref\": \"money.json#/$defs/Money\"}", ("money.json", "{\"$defs\": {\"Monney\": {}}}"))).SafeWay);

    [Fact]
    public void A_need_that_is_missing_is_left_open() => Assert.Equal(["schema → any type, $ref \"money.json#/$defs/Money\""], Texts.Elements("{\"$ref\": \"money.json#/$defs/Money\"}"));

    private static JsonNode? Shuffle(JsonNode? node, int seed) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => unchecked((uint)((entry.Key.Length + entry.Key[0] + entry.Key[^1] * 31) * (seed | 1)))).Select(entry => KeyValuePair.Create(entry.Key, Shuffle(entry.Value, seed)))),
        JsonArray list => new JsonArray([.. list.Select(item => Shuffle(item, seed))]),
        _ => node?.DeepClone(),
    };
}
