using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Topics;

public sealed class TopicSinceTests
{
    [Theory]
    [InlineData("0123456789", Ordering.ByKey, Ordering.ByKey, "until 0123456: 'ordering: none' is new")]
    [InlineData("0123456789", Ordering.Total, Ordering.Total, "until 0123456: 'ordering: none' is new")]
    [InlineData("0123456789", Ordering.None, Ordering.None, null)]
    [InlineData("0123456789-dirty", Ordering.None, Ordering.ByKey, "as long as nobody knows otherwise (a changed work tree was applied last)")]
    public void An_order_that_was_promised_holds_and_what_nobody_knows_is_by_key(string revision, Ordering before, Ordering expected, string? words)
    {
        var completed = TopicSince.Complete(SomeTopic.Definition(ordering: Ordering.None), Earlier(revision, SomeTopic.Definition(ordering: before)));
        Assert.Equal(expected, completed.Ordering.Value);
        Assert.Equal(words, completed.OrderingKept);
    }

    [Fact]
    public void What_was_not_declared_was_ordered_by_key_and_without_any_history_the_files_decide()
    {
        var definition = SomeTopic.Definition(ordering: Ordering.None);
        Assert.Equal(Ordering.ByKey, TopicSince.Complete(definition, Earlier("0123456789")).Ordering.Value);
        Assert.Equal(Ordering.ByKey, TopicSince.Complete(definition, EarlierDefinitions.NotKnown("because")).Ordering.Value);
        Assert.Same(definition, TopicSince.Complete(definition, null));
    }

    [Fact]
    public void A_config_that_left_goes_back_to_the_default_and_one_that_was_reset_is_left_alone()
    {
        var before = SomeTopic.Definition(configs: [("cleanup.policy", "delete"), ("retention.ms", "1"), ("segment.ms", null)]);
        var completed = TopicSince.Complete(SomeTopic.Definition(configs: [("cleanup.policy", "delete")]), Earlier("0123456789", before));
        Assert.Equal([("cleanup.policy", "delete"), ("retention.ms", null)], completed.Configs.Select(config => (config.Name, config.Value)));
    }

    private static EarlierDefinitions Earlier(string revision, params TopicDefinition[] definitions) => new(revision, definitions.ToDictionary(definition => definition.Address, IDefinition (definition) => definition));
}
