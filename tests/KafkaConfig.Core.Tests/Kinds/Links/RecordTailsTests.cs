using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Tests.Kinds.Links;

public sealed class RecordTailsTests
{
    [Theory]
    [InlineData("a b c", "a b c", true)]
    [InlineData("a b c", "a b", false)]
    [InlineData("a b", "a b c", false)]
    [InlineData("b c", "a b c", true)]
    [InlineData("a b c", "c", true)]
    [InlineData("a b c", "", false)]
    [InlineData("", "", true)]
    public void The_newest_records_must_be_the_same(string original, string copy, bool expected) => Assert.Equal(new Fact<bool>.Known(expected), RecordTails.Compare(Known(original), Known(copy)));

    [Fact]
    public void A_source_that_retention_has_emptied_tells_nothing() => Assert.IsType<Fact<bool>.Unknown>(RecordTails.Compare(Known(""), Known("a")));

    [Fact]
    public void What_could_not_be_read_is_not_the_same()
    {
        Assert.Equal(new Fact<bool>.Unknown("denied"), RecordTails.Compare(new Fact<RecordTail>.Unknown("denied"), Known("a")));
        Assert.Equal(new Fact<bool>.Unknown("denied"), RecordTails.Compare(Known("a"), new Fact<RecordTail>.Unknown("denied")));
    }

    [Theory]
    // A log that ends with a record has no transactions: its offsets count. With a marker at the end they do not.
    [InlineData(0, 1_000, 999, 1_000, false)]
    [InlineData(0, 1_000, 999, 8, true)]
    [InlineData(900, 1_000, 999, 100, false)]
    [InlineData(900, 1_000, 999, 99, true)]
    [InlineData(0, 1_000, 998, 8, false)]
    public void A_copy_that_began_late_is_too_short(long first, long end, long last, long copied, bool expected) =>
        Assert.Equal(expected, RecordTails.IsTooShort(new PartitionEnds(first, end, end), new PartitionEnds(0, copied, copied), new RecordTail(["a"], last)));

    private static Fact<RecordTail>.Known Known(string records) => new(new RecordTail(records.Split(' ', StringSplitOptions.RemoveEmptyEntries), null));
}
