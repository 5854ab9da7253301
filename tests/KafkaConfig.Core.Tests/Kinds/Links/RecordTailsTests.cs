using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Tests.Kinds.Links;

public sealed class RecordTailsTests
{
    private static readonly PartitionEnds Alike = new(0, 3, 3);

    [Theory]
    [InlineData("a b c", "a b c", true)]
    [InlineData("a b c", "a b", false)]
    [InlineData("a b", "a b c", false)]
    [InlineData("b c", "a b c", true)]
    [InlineData("a b c", "c", true)]
    [InlineData("a b c", "", false)]
    [InlineData("", "", true)]
    public void The_newest_records_must_be_the_same(string original, string copy, bool expected) =>
        Assert.Equal(new Fact<bool>.Known(expected), RecordTails.IsComplete(Alike, Alike, Tail(original), Tail(copy), RecordTails.Compared));

    [Fact]
    public void A_source_that_retention_has_emptied_tells_nothing() => Assert.IsType<Fact<bool>.Unknown>(RecordTails.IsComplete(Alike, Alike, Tail(""), Tail("a"), RecordTails.Compared));

    [Theory]
    // A log that ends with a record has no transactions: its offsets count. With a marker at the end they do not, and with compaction never.
    [InlineData(0, 1_000, 999, 1_000, RecordTails.Compared, true)]
    [InlineData(0, 1_000, 999, 8, RecordTails.Compared, false)]
    [InlineData(900, 1_000, 999, 100, RecordTails.Compared, true)]
    [InlineData(900, 1_000, 999, 99, RecordTails.Compared, false)]
    [InlineData(0, 1_000, 998, 8, RecordTails.Compared, true)]
    [InlineData(0, 1_000, 999, 8, RecordTails.ComparedIfCompacted, true)]
    public void A_copy_that_began_late_is_not_complete(long first, long end, long last, long copied, int most, bool expected) => Assert.Equal(
        new Fact<bool>.Known(expected), RecordTails.IsComplete(new PartitionEnds(first, end, end), new PartitionEnds(0, copied, copied), Tail("a") with { LastOffset = last }, Tail("a"), most));

    private static RecordTail Tail(string records) => new(records.Split(' ', StringSplitOptions.RemoveEmptyEntries), null);
}
