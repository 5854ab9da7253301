using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;

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
        Assert.Equal(new Fact<bool>.Unknown("denied"), RecordTails.Compare(new Fact<IReadOnlyList<string>>.Unknown("denied"), Known("a")));
        Assert.Equal(new Fact<bool>.Unknown("denied"), RecordTails.Compare(Known("a"), new Fact<IReadOnlyList<string>>.Unknown("denied")));
    }

    private static Fact<IReadOnlyList<string>>.Known Known(string records) => new(records.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
