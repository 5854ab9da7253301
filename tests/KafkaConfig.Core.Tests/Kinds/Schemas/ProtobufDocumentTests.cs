using CsCheck;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class ProtobufDocumentTests
{
    private const string Three = "syntax = \"proto3\";\n";

    private const string Placed = Three + """
        package shop.orders;
        import "shop/line.proto";
        import "google/protobuf/timestamp.proto";
        option java_package = "com.example";
        message Placed {
          option deprecated = true;
          string currency = 3;
          repeated shop.Line lines = 4 [deprecated = true];
          optional Side side = 1;
          oneof payment {
            string card = 5;
            Cash cash = 7;
          }
          map<string, int64> counts = 6;
          google.protobuf.Timestamp at = 2;
          reserved "total", "sum";
          reserved 12, 10, 11, 20 to max;
          message Cash {}
          enum Side { UNKNOWN = 0; BUY = 1 [deprecated = true]; }
        }
        """;

    private const string Line = Three + "package shop;\nmessage Line { string sku = 1; }\n";

    private static readonly SchemaTexts Texts = new(new ProtobufLanguage(), "schemas/orders.proto");

    [Fact]
    public void Needs_are_the_imports_that_no_registry_has_of_itself()
    {
        var document = Texts.Read(Three + "import \"google/protobuf/any.proto\";\nimport \"confluent/meta.proto\";\nimport public \"a.proto\";\n  import \"google/api/annotations.proto\";\nmessage A { Unknown u = 1 [(google.api.x) = 3]; }\n");
        Assert.Equal([new SchemaNeed("a.proto", 4, 15), new SchemaNeed("google/api/annotations.proto", 5, 10)], document.Needs);
        Assert.Empty(document.Defines);
        Assert.Equal("A", document.RecordName);
    }

    [Theory]
    [InlineData("package a.b;\nenum E { X = 0; }\nmessage First {}\nmessage Second {}", "a.b.First")]
    [InlineData("message First {}", "First")]
    [InlineData("enum E { X = 0; }", null)]
    public void The_record_is_the_first_message_with_its_package(string text, string? name) => Assert.Equal(name, Texts.Read(Three + text).RecordName);

    [Fact]
    public void Takes_a_file_apart() => Assert.Equal(
    [
        "syntax → proto3",
        "package → shop.orders",
        "import \"shop/line.proto\" → imported",
        "import \"google/protobuf/timestamp.proto\" → imported",
        "option java_package → \"com.example\"",
        "option deprecated of Placed → true",
        "field Placed.currency → string = 3",
        "field Placed.lines → repeated shop.Line = 4 [deprecated = true]",
        "field Placed.side → optional Placed.Side = 1",
        "field Placed.card → oneof payment: string = 5",
        "field Placed.cash → oneof payment: Placed.Cash = 7",
        "field Placed.counts → map<string, int64> = 6",
        "field Placed.at → google.protobuf.Timestamp = 2",
        "reserved of Placed → 10 to 12, 20 to max, \"sum\", \"total\"",
        "message Placed.Cash → no fields",
        "value Placed.Side.UNKNOWN → 0",
        "value Placed.Side.BUY → 1 [deprecated = true]",
    ], Texts.Elements(Placed, ("shop/line.proto", Line)));

    [Fact]
    public void Elements_stand_where_their_names_stand() =>
        Assert.Equal([("syntax", 1), ("field A.a", 3), ("field A.b", 4)], Texts.Shape(Three + "message A {\n string a = 1;\n string b = 2; }").Elements.Select(element => (element.Path, element.Line)));

    [Fact]
    public void Takes_services_extensions_and_defaults_apart() => Assert.Equal(
    [
        "syntax → proto2",
        "extensions 100 to 199 of A → open",
        "extensions 500 to max of A → open",
        "field A.G → optional group G = 5",
        "message A.G → no fields",
        "extension e of A → optional int32 = 100",
        "default of E → P",
        "value E.P → 1",
        "rpc S.Get → (A) returns (stream A)",
        "option deprecated of S.Get → true",
        "service T → no rpc",
    ], Texts.Elements("""
        syntax = "proto2";
        message A {
          extensions 100 to 199, 500 to max;
          optional group G = 5 {}
        }
        extend A {
          optional int32 e = 100;
        }
        enum E { P = 1; }
        service S {
          rpc Get(A) returns (stream A) {
            option deprecated = true;
          }
        }
        service T {}
        """));

    [Theory]
    [InlineData("string a = 1; // first\n int32 b = 2;", "int32 b=2;/* second */string a=0x1;")]
    [InlineData("reserved 1, 2; reserved 3; reserved \"a\", \"b\";", "reserved \"b\"; reserved 1 to 3; reserved \"a\";")]
    [InlineData("B b = 1; message B {}", ".A.B b = 1; message B {}")]
    [InlineData("B b = 1; message B {}", "message B {} A.B b = 1;")]
    [InlineData("string a = 1 [deprecated = true, json_name = \"x\"];", "string a = 1 [json_name = 'x', deprecated = true];")]
    [InlineData("string a = 1 [json_name = \"xy\"];", "string a = 1 [json_name = \"x\" \"y\"];")]
    [InlineData("enum E { X = 0; Y = 1; } string a = 1;", "string a = 1; enum E { X = 0;; Y = 1; }")]
    public void What_means_the_same_has_the_same_shape(string left, string right) => Texts.AssertSame(Three + $"message A {{ {left} }}", $"{Three}\n\n// A\nmessage A {{ {right} }}");

    [Theory]
    [InlineData("string a = 1;", "string a = 2;")]
    [InlineData("string a = 1;", "bytes a = 1;")]
    [InlineData("string a = 1;", "string b = 1;")]
    [InlineData("string a = 1;", "optional string a = 1;")]
    [InlineData("string a = 1;", "repeated string a = 1;")]
    [InlineData("string a = 1;", "oneof x { string a = 1; }")]
    [InlineData("string a = 1;", "string a = 1 [deprecated = true];")]
    [InlineData("string a = 1;", "string a = 1; reserved 2;")]
    [InlineData("string a = 1;", "string a = 1; message B {}")]
    [InlineData("string a = 1;", "string a = 1; enum E { X = 0; }")]
    [InlineData("map<string, int32> a = 1;", "map<int32, int32> a = 1;")]
    [InlineData("oneof x { string a = 1; }", "oneof y { string a = 1; }")]
    [InlineData("message B {} message C {}", "message C {} message B {}")]
    [InlineData("string a = 1;", "option deprecated = true; string a = 1;")]
    public void What_means_something_else_differs_in_an_element(string left, string right) => Texts.AssertDiffer(Three + $"message A {{ {left} }}", Three + $"message A {{ {right} }}");

    [Theory]
    [InlineData("syntax = \"proto3\";\nmessage A {}", "syntax = \"proto2\";\nmessage A {}")]
    [InlineData("syntax = \"proto3\";\nmessage A {}", "syntax = \"proto3\";\npackage a;\nmessage A {}")]
    [InlineData("syntax = \"proto3\";\nimport \"x.proto\";\nmessage A {}", "syntax = \"proto3\";\nimport public \"x.proto\";\nmessage A {}")]
    [InlineData("syntax = \"proto3\";\nmessage A {} message B {}", "syntax = \"proto3\";\nmessage B {} message A {}")]
    [InlineData("syntax = \"proto2\";\nenum E { A = 1; B = 2; }", "syntax = \"proto2\";\nenum E { B = 2; A = 1; }")]
    public void Files_that_mean_something_else_differ_in_an_element(string left, string right) => Texts.AssertDiffer(left, right);

    [Fact]
    public void Neither_comments_nor_white_space_nor_the_order_of_fields_make_a_difference()
    {
        string[] statements =
        [
            "string a = 1;", "repeated B b = 2 [deprecated = true];", "map<string, A.B> c = 3;", "oneof d { string e = 5; int32 f = 4; }", "reserved 9, 10;", "reserved \"x\";",
            "enum E { X = 0; Y = 1; }", "message B { E e = 1; }", "option deprecated = true;",
        ];
        var expected = Texts.Canonical(Three + $"message A {{ {string.Join(' ', statements)} }}");
        string[] spaces = [" ", "\n", "\t// comment; }\n", "/* { */", "\r\n\r\n"];
        Gen.Select(Gen.Shuffle(statements), Gen.Int[0, spaces.Length - 1].Select(index => spaces[index])).Sample((shuffled, space) =>
            Texts.Canonical($"{Three}{space}message{space}A{space}{{{space}{string.Join(space, shuffled)}{space}}}{space}") == expected);
    }

    [Fact]
    public void A_type_is_found_in_what_is_imported_directly_or_publicly()
    {
        const string Text = Three + "import \"a.proto\";\nmessage A { shop.Line l = 1; }\n";
        Assert.Contains("field A.l → shop.Line = 1", Texts.Elements(Text, ("a.proto", Line)));
        Assert.Contains("field A.l → shop.Line = 1", Texts.Elements(Text, ("a.proto", Three + "import public \"b.proto\";\nmessage X {}"), ("b.proto", Line)));
        var hidden = Assert.Single(Texts.LinkMistakes(Text, ("a.proto", Three + "import \"b.proto\";\nmessage X { shop.Line l = 1; }"), ("b.proto", Line)));
        Assert.Equal((3, 13), (hidden.Location?.Line, hidden.Location?.Column));
    }

    [Fact]
    public void A_type_that_nothing_imported_has_is_reported_with_the_nearest()
    {
        var finding = Assert.Single(Texts.LinkMistakes(Three + "import \"a.proto\";\nmessage A {\n  shop.Lin l = 1; }\n", ("a.proto", Line)));
        Assert.Equal(("KC0016", 4, 3, "Did you mean 'shop.Line'?"), (finding.Code, finding.Location?.Line, finding.Location?.Column, finding.SafeWay));
    }

    [Fact]
    public void An_option_is_checked_once_its_extension_is_at_hand()
    {
        const string Text = Three + "import \"a.proto\";\nmessage A { string a = 1 [(tag) = true]; }\n";
        Assert.Empty(Texts.LinkMistakes(Text));
        Assert.Empty(Texts.LinkMistakes(Text, ("a.proto", Three + "import \"google/protobuf/descriptor.proto\";\nextend google.protobuf.FieldOptions { bool tag = 50000; }\nmessage X {}")));
        Assert.Contains("no option 'tag'", Assert.Single(Texts.LinkMistakes(Text, ("a.proto", Line))).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_need_that_is_missing_anywhere_leaves_types_open()
    {
        const string Text = Three + "import \"a.proto\";\nmessage A { other.Thing t = 1; }\n";
        Assert.Contains("field A.t → other.Thing = 1", Texts.Elements(Text));
        Assert.Contains("field A.t → other.Thing = 1", Texts.Elements(Text, ("a.proto", Three + "import public \"b.proto\";\nmessage X {}")));
    }

    [Fact]
    public void Files_that_import_each_other_end() =>
        Assert.Empty(Texts.LinkMistakes(Three + "import \"a.proto\";\nmessage A { B b = 1; }", ("a.proto", Three + "import \"b.proto\";\nmessage B {}"), ("b.proto", Three + "import \"a.proto\";\nmessage C { B b = 1; }")));
}
