using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class SchemaWhiteSpaceTests
{
    [Theory]
    [InlineData("{ \"a\": 1 }\n", "{\"a\":1}", true)]
    [InlineData("\"a b\"", "\"ab\"", false)]
    [InlineData("\"a\\\" b\"", "\"a\\\"b\"", false)]
    [InlineData("\"a\\\\\" ", "\"a\\\\\"", true)]
    [InlineData("[1, 2]", "[1,2", false)]
    [InlineData("[1]", "[1]]", false)]
    [InlineData("{\"a\":1}", "{\"b\":1}", false)]
    [InlineData("", "  ", true)]
    public void Only_white_space_between_tokens_is_passed_over(string left, string right, bool same)
    {
        Assert.Equal(same, SchemaWhiteSpace.AreSame(SchemaLanguage.Avro, left, right));
        Assert.Equal(same, SchemaWhiteSpace.AreSame(SchemaLanguage.Json, right, left));
    }

    [Fact]
    public void In_Protobuf_white_space_may_part_words() => Assert.False(SchemaWhiteSpace.AreSame(SchemaLanguage.Protobuf, "message A {}", "messageA{}"));
}
