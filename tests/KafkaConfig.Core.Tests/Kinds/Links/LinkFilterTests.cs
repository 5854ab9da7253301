using System.Text.RegularExpressions;
using CsCheck;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Kinds.Links;

public sealed class LinkFilterTests
{
    private static readonly SourceLocation Place = new("links/a.yaml", 1, 1);

    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab.-_"], 1, 6];

    private static readonly Gen<LinkFilter> Filter = Gen.Select(
        Gen.OneOf(Gen.Const("*"), Name, Name.Select(name => name + "*")), Gen.Bool, (pattern, isInclude) => new LinkFilter(pattern, isInclude, Place));

    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("orders.*", "orders.placed", true)]
    [InlineData("orders.*", "orders", false)]
    [InlineData("orders.placed", "orders.placed", true)]
    [InlineData("orders.placed", "orders-placed", false)]
    public void A_star_at_the_end_stands_for_the_rest(string pattern, string name, bool expected) =>
        Assert.Equal(expected, new LinkFilter(pattern, IsInclude: true, Place).Matches(name));

    [Fact]
    public void What_MirrorMaker_2_is_told_matches_the_same_names() => Gen.Select(Filter.List[0, 5], Name).Sample((filters, name) =>
    {
        var (include, exclude) = (filters.Where(filter => filter.IsInclude).ToList(), filters.Where(filter => !filter.IsInclude).ToList());
        return LinkFilter.Includes(filters, name) == (Matches(include, name) && !Matches(exclude, name));
    });

    [Fact]
    public void A_filter_says_the_same_in_any_order() => Filter.List[1, 5].Sample(filters =>
    {
        var reversed = filters.AsEnumerable().Reverse().ToList();
        return LinkFilterText.IsSame(LinkFilterText.ToJson(LinkFilterText.Groups, filters), LinkFilterText.ToJson(LinkFilterText.Groups, reversed));
    });

    [Fact]
    public void Another_filter_does_not_say_the_same() => Gen.Select(Filter.List[1, 4], Filter).Sample((filters, more) =>
        filters.Contains(more) || !LinkFilterText.IsSame(LinkFilterText.ToJson(LinkFilterText.Groups, filters), LinkFilterText.ToJson(LinkFilterText.Groups, [.. filters, more])));

    // As Java joins and matches them.
    private static bool Matches(List<LinkFilter> filters, string name) =>
        filters.Count > 0 && Regex.IsMatch(name, $"^(?:{LinkFilterText.ToPatterns(filters).Replace(',', '|')})$");
}
