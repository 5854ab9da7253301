using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class CompatibilityLevelsTests
{
    [Theory]
    [InlineData("none", CompatibilityLevel.None)]
    [InlineData("FULL_TRANSITIVE", CompatibilityLevel.FullTransitive)]
    [InlineData("backward-transitive", CompatibilityLevel.BackwardTransitive)]
    [InlineData("ful", null)]
    public void Both_spellings_are_read(string text, CompatibilityLevel? level) => Assert.Equal(level, CompatibilityLevels.Parse(text));

    [Fact]
    public void Every_level_has_both_names() => Assert.All(Enum.GetValues<CompatibilityLevel>(), level =>
    {
        Assert.Equal(level, CompatibilityLevels.Parse(CompatibilityLevels.NameOf(level)));
        Assert.Equal(level, CompatibilityLevels.Parse(CompatibilityLevels.RegistryNameOf(level)));
    });

    [Theory]
    [InlineData(CompatibilityLevel.Full, CompatibilityLevel.Backward, true)]
    [InlineData(CompatibilityLevel.FullTransitive, CompatibilityLevel.Forward, true)]
    [InlineData(CompatibilityLevel.Full, CompatibilityLevel.BackwardTransitive, false)]
    [InlineData(CompatibilityLevel.Backward, CompatibilityLevel.Forward, false)]
    [InlineData(CompatibilityLevel.BackwardTransitive, CompatibilityLevel.Full, false)]
    [InlineData(CompatibilityLevel.None, CompatibilityLevel.Backward, false)]
    [InlineData(CompatibilityLevel.Backward, CompatibilityLevel.None, true)]
    public void A_level_covers_what_promises_no_more(CompatibilityLevel level, CompatibilityLevel other, bool covers) => Assert.Equal(covers, CompatibilityLevels.Covers(level, other));

    [Fact]
    public void Every_level_covers_itself_and_full_transitive_covers_all() => Assert.All(Enum.GetValues<CompatibilityLevel>(), level =>
    {
        Assert.True(CompatibilityLevels.Covers(level, level));
        Assert.True(CompatibilityLevels.Covers(CompatibilityLevel.FullTransitive, level));
    });

    [Theory]
    [InlineData(CompatibilityLevel.None, null)]
    [InlineData(CompatibilityLevel.BackwardTransitive, "Upgrade consumers first, then producers.")]
    [InlineData(CompatibilityLevel.Forward, "Upgrade producers first, then consumers.")]
    [InlineData(CompatibilityLevel.Full, "Consumers and producers can be upgraded in any order.")]
    public void The_level_says_whom_to_upgrade_first(CompatibilityLevel level, string? sentence) => Assert.Equal(sentence, CompatibilityLevels.UpgradeOrder(level));
}
