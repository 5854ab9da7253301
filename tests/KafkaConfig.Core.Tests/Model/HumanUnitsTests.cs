using CsCheck;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Model;

public sealed class HumanUnitsTests
{
    [Theory]
    [InlineData("7d", ValueUnit.Milliseconds, 604_800_000)]
    [InlineData("1w", ValueUnit.Milliseconds, 604_800_000)]
    [InlineData("90m", ValueUnit.Milliseconds, 5_400_000)]
    [InlineData("5s", ValueUnit.Milliseconds, 5_000)]
    [InlineData("0ms", ValueUnit.Milliseconds, 0)]
    [InlineData("2MiB", ValueUnit.Bytes, 2_097_152)]
    [InlineData("1B", ValueUnit.Bytes, 1)]
    public void Reads_what_people_write(string text, ValueUnit unit, long expected)
    {
        Assert.True(HumanUnits.TryParse(text, unit, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("7 d", ValueUnit.Milliseconds)]
    [InlineData("7days", ValueUnit.Milliseconds)]
    [InlineData("-7d", ValueUnit.Milliseconds)]
    [InlineData("07d", ValueUnit.Milliseconds)]
    [InlineData("1.5h", ValueUnit.Milliseconds)]
    [InlineData("d", ValueUnit.Milliseconds)]
    [InlineData("7", ValueUnit.Milliseconds)]
    [InlineData("7D", ValueUnit.Milliseconds)]
    [InlineData("9223372036854775807w", ValueUnit.Milliseconds)]
    [InlineData("2MB", ValueUnit.Bytes)]
    [InlineData("7d", ValueUnit.Bytes)]
    [InlineData("7d", ValueUnit.None)]
    public void Takes_nothing_else(string text, ValueUnit unit) => Assert.False(HumanUnits.TryParse(text, unit, out _));

    [Theory]
    [InlineData("604800000", ValueUnit.Milliseconds, "604800000 (7d)")]
    [InlineData("86400001", ValueUnit.Milliseconds, "86400001")]
    [InlineData("-1", ValueUnit.Milliseconds, "-1 (unlimited)")]
    [InlineData("1048576", ValueUnit.Bytes, "1048576 (1MiB)")]
    [InlineData("0", ValueUnit.Bytes, "0")]
    [InlineData("lz4", ValueUnit.None, "lz4")]
    public void Shows_both_forms(string value, ValueUnit unit, string expected) => Assert.Equal(expected, HumanUnits.Describe(value, unit));

    [Theory]
    [InlineData("7 days", ValueUnit.Milliseconds, "7d")]
    [InlineData("7days", ValueUnit.Milliseconds, "7d")]
    [InlineData("3 months", ValueUnit.Milliseconds, null)]
    [InlineData("2mb", ValueUnit.Bytes, "2MiB")]
    [InlineData("soon", ValueUnit.Milliseconds, null)]
    public void Guesses_what_was_meant(string text, ValueUnit unit, string? expected) => Assert.Equal(expected, HumanUnits.Nearest(text, unit));

    [Fact]
    public void What_is_shown_can_be_read() =>
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Int[0, 1].Select(choice => choice == 0 ? ValueUnit.Milliseconds : ValueUnit.Bytes)).Sample((value, unit) =>
            HumanUnits.TryFormat(value, unit) is not { } text || (HumanUnits.TryParse(text, unit, out var read) && read == value));
}
