using CsCheck;
using KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("-0", "0")]
    [InlineData("0e9999999999", "0")]
    [InlineData("100", "100")]
    [InlineData("1E2", "100")]
    [InlineData("10e-1", "1")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("125e-1", "12.5")]
    [InlineData("0.001", "0.001")]
    [InlineData("1e-3", "0.001")]
    [InlineData("1e400", "1e400")]
    [InlineData("10e399", "1e400")]
    [InlineData("1e-400", "1e-400")]
    [InlineData("1e99999999999", "1e99999999999")]
    [InlineData("123456789012345678901234567890", "12345678901234567890123456789e1")]
    public void Writes_one_value_in_one_way(string text, string normal) => Assert.Equal(normal, JsonNumber.Normal(text));

    [Fact]
    public void Zeros_and_exponents_change_nothing() => Gen.Select(Gen.Int, Gen.Int[0, 9]).Sample((number, zeros) =>
        JsonNumber.Normal($"{number}{new string('0', zeros)}e-{zeros}") == JsonNumber.Normal($"{number}") && JsonNumber.Normal($"{number}.{new string('0', zeros + 1)}") == JsonNumber.Normal($"{number}"));

    [Theory]
    [InlineData("1", "2", true)]
    [InlineData("2", "2.0", false)]
    [InlineData("-1e400", "1", true)]
    [InlineData("0.1", "0.10000000000000000000001", true)]
    public void Compares_values(string left, string right, bool isLess) => Assert.Equal(isLess, JsonNumber.IsLess(left, right));
}
