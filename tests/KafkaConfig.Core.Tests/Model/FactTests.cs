using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Model;

public sealed class FactTests
{
    private static readonly Fact<int> Known = new Fact<int>.Known(2);
    private static readonly Fact<int> Denied = new Fact<int>.Unknown("denied");

    [Fact]
    public void What_follows_from_the_known_is_known() => Assert.Equal(new Fact<string>.Known("4"), Known.Then(one => Known.Map(other => $"{one + other}")));

    [Fact]
    public void What_follows_from_the_unknown_is_unknown_for_the_same_reason()
    {
        Assert.Equal(new Fact<string>.Unknown("denied"), Denied.Map(_ => "known"));
        Assert.Equal(new Fact<string>.Unknown("denied"), Known.Then(_ => Denied.Map(_ => "known")));
        Assert.Equal(new Fact<string>.Unknown("denied"), Denied.Then(_ => Known.Map(_ => "known")));
    }
}
