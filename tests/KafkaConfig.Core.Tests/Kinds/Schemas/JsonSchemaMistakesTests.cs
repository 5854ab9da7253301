using KafkaConfig.Core.Kinds.Schemas.Languages.JsonSchema;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class JsonSchemaMistakesTests
{
    private static readonly SchemaTexts Texts = new(new JsonSchemaLanguage(), "schemas/orders.json");

    public static TheoryData<string, string, int, int, string, string?> Mistakes => new()
    {
        { "", "KC0016", 1, 1, "The file is empty", null },
        { " \n", "KC0016", 1, 1, "The file is empty", null },
        { "{\n  \"type\": \"object\",\n}", "KC0016", 3, 1, "comma must not stand before the closing bracket", null },
        { "{\n  // a\n}", "KC0016", 2, 3, "JSON has no comments", null },
        { "{ \"title\": \"a\" /* b */ }", "KC0016", 1, 16, "JSON has no comments", null },
        { "{'type': 1}", "KC0016", 1, 2, "double quotes", null },
        { "{\"enum\": [1, 2\n", "KC0016", 2, 1, "ends before it is complete", null },
        { "{} x", "KC0016", 1, 4, "'x' is invalid after a single JSON value", null },
        { "{\"minimum\": 01}", "KC0016", 1, 14, "leading zero", null },
        { "{\"title\": \"\\ud800\"}", "KC0016", 1, 11, "half of a surrogate pair", null },
        { "{\"type\": \"string\",\n \"type\": \"number\"}", "KC0003", 2, 2, "'type' is given twice; first at line 1", null },
        { "3", "KC0016", 1, 1, "Expected a schema: an object, true or false; found the number 3", null },
        { "[]", "KC0016", 1, 1, "found an empty list", null },
        { "{\"title\": \"é💥\", \"type\": \"strng\"}", "KC0016", 1, 26, "'strng' is no type", "Did you mean 'string'?" },
        { "{\"type\": [\"null\", \"int\"]}", "KC0016", 1, 19, "'int' is no type", null },
        { "{\"type\": [\"null\", \"null\"]}", "KC0016", 1, 10, "for 'type', found one of them twice", null },
        { "{\"type\": 3}", "KC0016", 1, 10, "name of a type, or a list of them, each once for 'type', found the number 3", null },
        { "{\"type\": []}", "KC0016", 1, 10, "for 'type', found an empty list", null },
        { "{\"required\": true}", "KC0016", 1, 14, "a list of names, each once for 'required', found true", "List the names of required properties beside 'properties': \"required\": [\"id\"]" },
        { "{\"required\": [\"a\", \"a\"]}", "KC0016", 1, 14, "found one of them twice", null },
        { "{\"required\": [\"a\", 3]}", "KC0016", 1, 20, "Expected a text for 'required', found the number 3", null },
        { "{\"properties\": []}", "KC0016", 1, 16, "an object of schemas by name for 'properties', found an empty list", null },
        { "{\"properties\": {\"a\": \"string\"}}", "KC0016", 1, 22, "for 'a' of 'properties', found the text \"string\"", null },
        { "{\"properties\": {\"type\": {\"minLength\": \"x\"}}}", "KC0016", 1, 39, "whole number from 0 for 'minLength', found the text \"x\"", null },
        { "{\"$defs\": {\"a\": {\"maxLength\": 2.5}}}", "KC0016", 1, 31, "for 'maxLength', found the number 2.5", null },
        { "{\"not\": {\"anyOf\": [{\"minItems\": -1}]}}", "KC0016", 1, 33, "for 'minItems', found the number -1", null },
        { "{\"items\": [{\"uniqueItems\": 1}]}", "KC0016", 1, 28, "true or false for 'uniqueItems', found the number 1", null },
        { "{\"allOf\": []}", "KC0016", 1, 11, "list of at least one schema for 'allOf', found an empty list", null },
        { "{\"anyOf\": [3]}", "KC0016", 1, 12, "for 'anyOf', found the number 3", null },
        { "{\"enum\": []}", "KC0016", 1, 10, "at least one value for 'enum', found an empty list", null },
        { "{\"multipleOf\": 0}", "KC0016", 1, 16, "a number above 0 for 'multipleOf'", null },
        { "{\"dependencies\": {\"a\": [3]}}", "KC0016", 1, 25, "Expected a text for 'a' of 'dependencies'", null },
        { "{\"pattern\": \"[a\"}", "KC0016", 1, 13, "'[a' is no regular expression", null },
        { "{\"patternProperties\": {\"(\": {}}}", "KC0016", 1, 24, "'(' is no regular expression", null },
        { "{\"minimum\": 5, \"maximum\": 4}", "KC0016", 1, 27, "'maximum' is 4, below 'minimum', which is 5", null },
        { "{\"minLength\": 1e1, \"maxLength\": 9}", "KC0016", 1, 33, "'maxLength' is 9, below 'minLength'", null },
        { "{\"maxItems\": 1, \"minItems\": 2}", "KC0016", 1, 14, "'maxItems' is 1, below 'minItems'", null },
        { "{\"maxProperties\": 1, \"minProperties\": 2}", "KC0016", 1, 19, "'maxProperties' is 1, below 'minProperties'", null },
        { "{\"propertes\": {}}", "KC0004", 1, 2, "no keyword 'propertes'", "Did you mean 'properties'?" },
        { "{\"properties\": {\"a\": {\"Type\": \"string\"}}}", "KC0004", 1, 23, "no keyword 'Type'", "Did you mean 'type'?" },
        { "{\"readonly\": true}", "KC0004", 1, 2, "no keyword 'readonly'", "Did you mean 'readOnly'?" },
        { "{\"$defs\": {\"Money\": {}}, \"$ref\": \"#/$defs/Mony\"}", "KC0016", 1, 34, "'#/$defs/Mony' leads nowhere", "Did you mean '#/$defs/Money'?" },
        { "{\"$defs\": {\"Money\": {}}, \"$ref\": \"#/definitions/Money\"}", "KC0016", 1, 34, "leads nowhere", "Did you mean '#/$defs/Money'?" },
        { "{\"$defs\": {\"a\": {\"$anchor\": \"money\"}}, \"$ref\": \"#mony\"}", "KC0016", 1, 48, "'#mony' leads nowhere", "Did you mean '#money'?" },
        { "{\"$id\": \"http://a/b.json\", \"$ref\": \"b.json#/nope\"}", "KC0016", 1, 36, "'b.json#/nope' leads nowhere", null },
        { "{\"$ref\": \"#/x-parts/a\", \"x-parts\": {\"a\": {\"minLength\": -1}}}", "KC0016", 1, 56, "for 'minLength'", null },
        { "{\"exclusiveMinimum\": true, \"minimum\": 3}", "KC0016", 1, 22, "is a number since draft 06", "Write the bound itself: \"exclusiveMinimum\": 3, without 'minimum'." },
        { "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"exclusiveMaximum\": 3}", "KC0016", 1, 76, "is true or false in draft 04", null },
        { "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"items\": [{}]}", "KC0016", 1, 70, "'prefixItems'", "Rename the keyword to 'prefixItems'." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Reports_each_mistake_once_at_its_place(string text, string code, int line, int column, string words, string? hint)
    {
        var finding = Assert.Single(Texts.Mistakes(text));
        Assert.Equal((code, "schemas/orders.json", line, column), (finding.Code, finding.Location?.Path, finding.Location?.Line, finding.Location?.Column));
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        if (hint is not null)
            Assert.Equal(hint, finding.SafeWay);
    }

    [Fact]
    public void Reports_all_mistakes_of_a_text_in_its_order() => Assert.Equal(
        ["KC0004 2", "KC0016 3", "KC0016 4", "KC0016 4"],
        Texts.Mistakes("{\n\"requird\": [],\n\"type\": \"strng\",\n\"minLength\": -1, \"$ref\": \"#/a\"}").Select(finding => $"{finding.Code} {finding.Location?.Line}"));

    [Fact(Timeout = 60_000)]
    public async Task A_huge_text_of_lost_references_is_reported_soon()
    {
        var definitions = string.Join(",\n", Enumerable.Range(1, 4_000).Select(index => $"\"p{index}\": {{\"$ref\": \"#/defs/p{index}\"}}"));
        var findings = await Task.Run(() => Texts.Mistakes($"{{\"$defs\": {{{definitions}}}}}"), TestContext.Current.CancellationToken);
        Assert.Equal(4_000, findings.Count);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    [InlineData(20_000, true)]
    public void Deep_text_is_refused(int depth, bool isRefused)
    {
        var text = string.Concat(Enumerable.Repeat("{\"not\":", depth - 1)) + "{}" + new string('}', depth - 1);
        Assert.Equal(isRefused, Texts.Mistakes(text).Any(finding => finding.What.Contains("more than 60 deep", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\uFEFF{}")]
    [InlineData("{\"required\": [\"undeclared\"], \"properties\": {\"a\": true}}")]
    [InlineData("{\"minimum\": 4, \"maximum\": 4.0, \"minLength\": 1.0, \"maxLength\": 123456789012345678901234567890}")]
    [InlineData("{\"titleDe\": 1, \"description_de\": 2, \"x-foo\": 1, \"javaType\": \"a\", \"connect.type\": \"int8\", \"nullable\": true, \"example\": 3, \"enumNames\": [], \"note\": 1, \"id\": 1, \"confluent:tags\": []}")]
    [InlineData("{\"pattern\": \"^\\\\p{L}[^]\\\\/\\\\-$\"}")]
    [InlineData("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"exclusiveMinimum\": true, \"minimum\": 3, \"id\": \"a\"}")]
    [InlineData("{\"default\": {\"type\": 3, \"$ref\": \"#/nope\"}, \"enum\": [{\"$ref\": \"#/nope\"}], \"const\": {\"$ref\": \"#/nope\"}, \"examples\": [{\"$ref\": \"#/nope\"}]}")]
    [InlineData("{\"properties\": {\"$ref\": {\"type\": \"string\"}, \"type\": {\"type\": \"string\"}, \"propertes\": {}, \"required\": true}}")]
    [InlineData("{\"$ref\": \"#/properties/a~1b/items/0\", \"properties\": {\"a/b\": {\"items\": [{\"$ref\": \"#\"}]}, \"c d\": {}, \"e\": {\"$ref\": \"#/properties/c%20d\"}}}")]
    [InlineData("{\"$id\": \"http://a/b.json\", \"$defs\": {\"x\": {\"$id\": \"x.json\", \"$defs\": {\"y\": {\"$anchor\": \"why\"}}}}, \"allOf\": [{\"$ref\": \"x.json#/$defs/y\"}, {\"$ref\": \"http://a/x.json#why\"}, {\"$ref\": \"b.json\"}]}")]
    [InlineData("{\"definitions\": {\"a\": {\"$id\": \"#a\"}}, \"$ref\": \"#a\"}")]
    public void Legal_text_passes(string text) => Assert.Empty(Texts.Read(text).Needs);
}
