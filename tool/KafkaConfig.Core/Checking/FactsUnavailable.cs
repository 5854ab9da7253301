using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Checking;

/// <summary>KC9001: what cannot be read is not safe. An empty answer to a principal that may not look once let a tool delete a topic that was in use.</summary>
public sealed class FactsUnavailable : IRule
{
    public const string Code = "KC9001";

    public static RuleDescription Rule { get; } = new(
        Code, Severity.Refuse, "Facts unavailable",
        "A read that failed, was denied or was cut short is not an absence: whatever rests on it cannot be judged.",
        "Give the identity that plans the rights it lacks (Describe and DescribeConfigs on topics, Describe on groups and on the cluster; reading in the schema registry), or wait until the service answers, and plan again. What a service cannot judge at all must be made another way: the message says what it lacks.");

    public RuleDescription Description => Rule;

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context) =>
        context.Unread.Select(unread => Finding(
            unread.Key, context.Definitions.FirstOrDefault(definition => definition.Address == unread.Key)?.Location, $"{unread.Key} could not be read: {unread.Value}."));

    public static Finding Finding(ResourceAddress address, SourceLocation? location, string what) => Rule.Finding(what, address, location);
}
