using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Model;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["partitions", "replicationFactor", "owner", "config"];

    [Theory]
    [InlineData("partions", "partitions")]
    [InlineData("Partitions", "partitions")]
    [InlineData("replicatoinFactor", "replicationFactor")]
    [InlineData("ownr", "owner")]
    [InlineData("retention", null)]
    [InlineData("", null)]
    public void Finds_the_nearest_or_none(string name, string? expected) => Assert.Equal(expected, NearestName.Of(name, Known));

    [Fact]
    public void Of_equals_the_first_in_ordinal_order() => Assert.Equal("aax", NearestName.Of("aa", ["aay", "aax"]));
}
