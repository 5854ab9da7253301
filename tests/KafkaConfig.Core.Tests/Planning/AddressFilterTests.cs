using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Core.Tests.Planning;

public sealed class AddressFilterTests
{
    private static readonly ResourceAddress[] Known = [ResourceAddress.Topic("orders.placed"), ResourceAddress.Topic("orders.filled")];

    [Theory]
    [InlineData("topic/orders.placed", true, false)]
    [InlineData("topic/orders.*", true, true)]
    [InlineData("topic/orders.old", false, false)]
    public void Includes_what_it_names(string pattern, bool placed, bool filled)
    {
        var filter = AddressFilter.Parse([pattern]);
        Assert.Equal((placed, filled), (filter.Includes(Known[0]), filter.Includes(Known[1])));
    }

    [Theory]
    [InlineData("orders.placed", "is no address")]
    [InlineData("topics/orders.placed", "is no address")]
    [InlineData("topic/", "is no address")]
    [InlineData("topic/orders.plced", "Did you mean 'topic/orders.placed'?")]
    [InlineData("topic/other.*", "Nothing is named topic/other.*")]
    public void Refuses_what_cannot_be_meant(string pattern, string words) =>
        Assert.Contains(words, Assert.Throws<UsageException>(() => AddressFilter.Parse([pattern]).RequireMatches(() => Known)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_given_is_everything() => Assert.True(AddressFilter.Everything.Includes(Known[0]));
}
