using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>Twelve tasks were paid for, and six of them never saw a record.</summary>
public sealed class MoreTasksThanPartitions : ConnectorConfigRule
{
    public override RuleDescription Description { get; } = new(
        "KC4005", Severity.Warn, "More tasks than partitions",
        "A sink's tasks share its topics' partitions; tasks beyond their number stand idle.",
        "Lower 'tasks' to the number of partitions.");

    protected override IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context)
    {
        var read = ConnectorTopics.Read(definition).ToList();
        if (definition.Tasks is not { } tasks || read.Count == 0 || facts.Topics is not Fact<IReadOnlyDictionary<string, int?>>.Known { Value: var topics } || read.Exists(topic => topics.GetValueOrDefault(topic) is null))
            return [];
        var partitions = read.Sum(topic => topics[topic] ?? 0);
        return tasks.Value <= partitions ? [] : [At(change, definition, ConnectorKeys.Tasks, string.Create(CultureInfo.InvariantCulture, $"{definition.Name} may have {tasks.Value} tasks, and its topics have {partitions} partitions together."))];
    }
}
