using KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class ProtobufMistakesTests
{
    private const string Three = "syntax = \"proto3\";\n";
    private const string Two = "syntax = \"proto2\";\n";

    private static readonly SchemaTexts Texts = new(new ProtobufLanguage(), "schemas/orders.proto");

    // Two lines at least: the first is the syntax.
    public static TheoryData<string, int, int, string, string?> Mistakes => new()
    {
        { "", 1, 1, "neither a message nor an enum", null },
        { Three, 1, 1, "neither a message nor an enum", null },
        { "syntax = \"proto4\";\nmessage A {}\n", 1, 10, "no syntax 'proto4'", "Use \"proto3\"." },
        { "edition = \"2021\";\nmessage A {}\n", 1, 11, "no edition '2021'", null },
        { "package a;\nsyntax = \"proto3\";\nmessage A {}\n", 2, 1, "must be the first statement", null },
        { Three + "message A {\n  string a = 1\n  int32 b = 2;\n}\n", 3, 15, "Expected ';' after '1', found 'int32'", null },
        { Three + "package a.b\nmessage A {}\n", 2, 12, "Expected ';' after 'a.b'", null },
        { Three + "package a;\npackage b;\nmessage A {}\n", 3, 9, "package is named a second time", null },
        { Three + "mesage A {}\nmessage B {}\n", 2, 1, "found 'mesage'", "Did you mean 'message'?" },
        { Three + "message A { string = 4; }\n", 2, 20, "Expected the name of the field, found '='", null },
        { Three + "message A { string a = ; }\n", 2, 24, "Expected a whole number, found ';'", null },
        { Three + "message A { string a = 1.5; }\n", 2, 24, "Expected a whole number, found '1.5'", null },
        { Three + "message A { string a 4; }\n", 2, 22, "Expected '=', found '4'", null },
        { Three + "message A { string é = 4; }\n", 2, 20, "'é' has no meaning here", null },
        { Three + "message A { string a = 1;\n", 2, 11, "block of message A is never closed", null },
        { Three + "message A {} }\nmessage B {}\n", 2, 14, "'}' closes nothing", null },
        { Three + "/* message A {}\n", 2, 1, "comment is never closed", "Close it with */." },
        { Three + "import \"a.proto;\nmessage A {}\n", 2, 8, "not closed on its line", "Close it with \"." },
        { Three + "message A { string a = 1; int32 b = 1; }\n", 2, 37, "number 1 is in use already, by 'a'", "Use a free one, such as 2." },
        { Three + "message A { reserved 2 to 4; string a = 1; oneof x { int32 b = 1; } }\n", 2, 64, "number 1 is in use already, by 'a'", "Use a free one, such as 5." },
        { Three + "message A { string a = 1; map<string, int32> b = 1; }\n", 2, 50, "number 1 is in use already, by 'a'", null },
        { Three + "message A { string a = 1; int32 a = 2; }\n", 2, 33, "name 'a' is in use already, at line 2", null },
        { Three + "message A { string a = 1; oneof a { int32 b = 2; } }\n", 2, 33, "name 'a' is in use already", null },
        { Three + "message A {}\nenum A { X = 0; }\n", 3, 6, "name 'A' is in use already, at line 2", null },
        { Three + "enum A { X = 0; }\nenum B { X = 0; }\n", 3, 10, "name 'X' is in use already, at line 2", null },
        { Three + "message A { int32 foo_bar = 1; int32 fooBar = 2; }\n", 2, 38, "the same name, 'fooBar', in JSON", null },
        { Three + "message A { string a = 19000; }\n", 2, 24, "from 19000 to 19999 belong to Protobuf", null },
        { Three + "message A { string a = 19999; }\n", 2, 24, "from 19000 to 19999 belong to Protobuf", null },
        { Three + "message A { string a = 0; }\n", 2, 24, "from 1 to 536870911, not 0", null },
        { Three + "message A { string a = -1; }\n", 2, 24, "from 1 to 536870911, not -1", null },
        { Three + "message A { string a = 536870912; }\n", 2, 24, "from 1 to 536870911, not 536870912", null },
        { Three + "enum A { B = 1; }\n", 2, 14, "first value of an enum of proto3 is 0, and 'B' is 1", "Put a first value such as A_UNSPECIFIED = 0; before it." },
        { Three + "enum A { B = 0; C = 0; }\n", 2, 21, "number 0 is in use already, by 'B'", "Set option allow_alias = true; if both are meant." },
        { Three + "enum A { B = 0; C = 2147483648; }\n", 2, 21, "not 2147483648", null },
        { Three + "enum A {}\n", 2, 6, "enum 'A' has no value", null },
        { Three + "message A { oneof x {} }\n", 2, 19, "oneof 'x' has no field", null },
        { Three + "message A { oneof x { repeated string a = 1; } }\n", 2, 23, "cannot be 'repeated'", null },
        { Three + "message A { reserved 2 to 4; string a = 3; }\n", 2, 41, "number 3 of 'a' is reserved in 'A'", null },
        { Three + "message A { string a = 3; reserved 3; }\n", 2, 24, "number 3 of 'a' is reserved in 'A'", null },
        { Three + "message A { reserved 5 to max; string a = 6; }\n", 2, 43, "number 6 of 'a' is reserved in 'A'", null },
        { Three + "message A { reserved \"a\"; string a = 3; }\n", 2, 34, "name 'a' is reserved in 'A'", null },
        { Three + "enum A { reserved 1; X = 0; Y = 1; }\n", 2, 33, "number 1 of 'Y' is reserved in 'A'", null },
        { Three + "enum A { X = 0; Y = 1; reserved \"Y\"; }\n", 2, 17, "name 'Y' is reserved in 'A'", null },
        { Three + "message A { reserved 4 to 2; }\n", 2, 22, "ends at 2, before it begins at 4", null },
        { Three + "message A { reserved a; }\n", 2, 22, "a name in quotes, found 'a'", null },
        { Three + "message A { Lin a = 1; }\nmessage Line {}\n", 2, 13, "no type 'Lin'", "Did you mean 'Line'?" },
        { Three + "message A { line a = 1; }\nmessage Line {}\n", 2, 13, "no type 'line'", "Did you mean 'Line'?" },
        { Three + "message A { strng a = 1; }\n", 2, 13, "no type 'strng'", "Did you mean 'string'?" },
        { Three + "message A { map<string, Lin> a = 1; }\nmessage Line {}\n", 2, 25, "no type 'Lin'", "Did you mean 'Line'?" },
        { Three + "message A { map<float, string> a = 1; }\n", 2, 17, "map key type", null },
        { Three + "message A { repeated map<int32, string> a = 1; }\n", 2, 13, "A map cannot be 'repeated'", null },
        { Three + "message A { required string a = 1; }\n", 2, 13, "'required' requires proto2", null },
        { Three + "message A { int32 a = 1 [default = 5]; }\n", 2, 26, "'default' requires proto2", null },
        { Three + "message A { int32 a = 1 [nonsense = 5]; }\n", 2, 26, "There is no option 'nonsense' here", null },
        { Three + "message A { int32 a = 1 [deprecated = 5]; }\n", 2, 39, "boolean", null },
        { Three + "option java_package = \"a\";\noption java_package = \"b\";\nmessage A {}\n", 3, 8, "option 'java_package' is set a second time", null },
        { Three + "import \"../x.proto\";\nmessage A {}\n", 2, 8, "no path of an import", null },
        { Three + "import \"/etc/x.proto\";\nmessage A {}\n", 2, 8, "no path of an import", null },
        { Three + "import \"x.proto\";\nimport \"x.proto\";\nmessage A {}\n", 3, 8, "imported a second time", null },
        { Three + "message A {}\nservice S { rpc Get(B) returns (A); }\n", 3, 21, "no type 'B'", null },
        { Three + "message A {}\nenum E { X = 0; }\nservice S { rpc Get(A) returns (E); }\n", 4, 33, "'E' is an enum; a message is wanted", null },
        { Three + "message A {}\nservice S { rpc Get(A); }\n", 3, 23, "Expected 'returns'", null },
        { Two + "message A { string a = 1; }\n", 2, 13, "begins with optional, required or repeated", null },
        { Two + "message A { optional E a = 1 [default = Q]; }\nenum E { P = 1; }\n", 2, 22, "does not contain value 'Q'", null },
        { Two + "message A { optional string a = 1; extensions 1 to 5; }\n", 2, 33, "set aside for extensions of 'A'", null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Reports_each_mistake_once_at_its_place(string text, int line, int column, string words, string? hint)
    {
        var finding = Assert.Single(Texts.Mistakes(text));
        Assert.Equal(("KC0016", "schemas/orders.proto", line, column), (finding.Code, finding.Location?.Path, finding.Location?.Line, finding.Location?.Column));
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        if (hint is not null)
            Assert.Equal(hint, finding.SafeWay);
    }

    [Fact]
    public void Reports_all_mistakes_of_a_file_in_the_order_of_the_text() => Assert.Equal(
        [2, 3, 5],
        Texts.Mistakes(Three + "message A { string a = ; }\nmessage B { string b 1; }\nmessage C {\n  string c = 1\n}\n").Select(finding => finding.Location?.Line));

    [Fact]
    public void Reports_what_the_library_and_the_house_find_together() => Assert.Equal(
        ["'required' requires proto2 syntax.", "The number 1 is in use already, by 'a'.", "There is no type 'Strng', neither here nor in what is imported."],
        Texts.Mistakes(Three + "message A {\n required string a = 1;\n int32 b = 1;\n Strng c = 2;\n}\n").Select(finding => finding.What));

    [Fact]
    public void Deep_text_is_refused_and_ends_nothing()
    {
        var messages = Texts.Mistakes(string.Concat(Enumerable.Repeat("message A {", 40_000)));
        Assert.Contains(messages, finding => finding.What.Contains("more than 32 deep", StringComparison.Ordinal));
        var options = Texts.Mistakes($"option (a) = {string.Concat(Enumerable.Repeat("{ a: ", 40_000))}");
        Assert.Contains(options, finding => finding.What.Contains("more than 32 deep", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("syntax = \"proto2\";\nmessage A { extensions 100 to 199, 500 to max; optional group G = 5 { optional int32 x = 1; } repeated int32 p = 7 [packed = true]; }\nextend A { optional int32 e = 100; }\n")]
    [InlineData("message A { required string a = 1 [default = \"x\"]; }\nenum E { P = 1; }\n")]
    [InlineData("edition = \"2023\";\noption features.field_presence = IMPLICIT;\nmessage A { string a = 1 [features.field_presence = EXPLICIT]; reserved b, c; }\n")]
    [InlineData("syntax = \"proto3\";;\nmessage A { string message = 1; string option = 2; map<string, string> map = 3; int32 enum = 0x5; repeated string repeated = 06; ; }\n")]
    [InlineData("syntax = 'proto3';\nimport \"confluent/meta.proto\";\nimport \"confluent/type/decimal.proto\";\nmessage A { option (confluent.message_meta).doc = \"x\"; confluent.type.Decimal a = 1 [(confluent.field_meta) = { params: [ { key: \"scale\", value: \"3\" } ] }]; }\n")]
    [InlineData("syntax = \"proto3\";\npackage a.b;\nmessage Outer { message Inner {} Inner x = 1; Outer.Inner y = 2; b.Outer.Inner z = 3; .a.b.Outer.Inner w = 4; }\n")]
    [InlineData("syntax = \"proto3\";\nimport \"google/protobuf/timestamp.proto\";\nimport \"google/type/money.proto\";\nmessage A { google.protobuf.Timestamp a = 1; google.type.Money b = 2; }\n")]
    [InlineData("syntax = \"proto3\";\nmessage A { enum E { option allow_alias = true; X = 0; Y = 0; Z = -1; } E e = 1; optional string o = 2; }\nservice S { option deprecated = true; rpc Get(A) returns (stream A) { option deprecated = true; } }\n")]
    public void Legal_text_passes(string text) => Assert.NotNull(Texts.Shape(text));
}
