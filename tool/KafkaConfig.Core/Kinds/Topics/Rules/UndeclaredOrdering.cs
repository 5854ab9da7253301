using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>Nobody had said whether order matters, and the day partitions were to grow nobody knew.</summary>
public sealed class UndeclaredOrdering : ChangeRule<CreateTopic>
{
    public override RuleDescription Description { get; } = new(
        "KC1015", Severity.Info, "Ordering is not declared",
        "Where nothing is said the tool assumes that consumers rely on the order of each key, which is the safe guess; who knows better should say so while they know.",
        "Write ordering: by-key, total or none, in the file or under defaults.topic.");

    protected override IEnumerable<Finding> Check(CreateTopic change, CheckContext context)
    {
        if (change.Definition.Ordering.Origin == TopicResolver.BuiltIn && change.Definition.Partitions.Value > 1)
            yield return Finding(change, string.Create(CultureInfo.InvariantCulture, $"{change.Definition.Partitions.Value} partitions, and no layer says which order of records matters; by-key is assumed."));
    }
}
