using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class SubjectNamingTests
{
    [Theory]
    [InlineData("orders.placed-value", null, "orders.placed")]
    [InlineData("orders.placed-key", "acme.Key", "orders.placed")]
    [InlineData("orders.placed-acme.Placed", "acme.Placed", "orders.placed")]
    [InlineData("orders.placed-acme.Placed", "acme.Other", null)]
    [InlineData("acme.Placed", "acme.Placed", null)]
    [InlineData("-value", null, null)]
    [InlineData(":.eu:orders.placed-value", null, "orders.placed")]
    public void The_strategies_tell_the_topic(string subject, string? record, string? topic) => Assert.Equal(topic, SubjectNaming.TopicOf(subject, record));

    [Theory]
    [InlineData("a-value", true)]
    [InlineData("a-key", false)]
    [InlineData("a-acme.R", true)]
    [InlineData("b-value", false)]
    public void Keys_do_not_describe_values(string subject, bool isValue) => Assert.Equal(isValue, SubjectNaming.IsValueOf(subject, "acme.R", "a"));

    [Theory]
    [InlineData(":.eu:a", ":.eu:")]
    [InlineData("a", null)]
    [InlineData(":.broken", null)]
    public void A_context_stands_in_front(string subject, string? context) => Assert.Equal(context, SubjectNaming.ContextOf(subject));
}
