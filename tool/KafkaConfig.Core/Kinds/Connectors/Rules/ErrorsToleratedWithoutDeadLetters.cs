using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>A sink skipped every tenth record for a quarter, and said RUNNING all the while.</summary>
public sealed class ErrorsToleratedWithoutDeadLetters : DefinitionRule<ConnectorDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC4003", Severity.Refuse, "Errors tolerated without a dead-letter topic",
        "errors.tolerance: all skips what cannot be processed. Without a dead-letter topic that somebody owns, nobody ever learns what was lost.",
        "Set errors.deadletterqueue.topic.name to a declared topic, and errors.deadletterqueue.context.headers.enable: true.");

    protected override IEnumerable<Finding> Check(ConnectorDefinition definition, CheckContext context)
    {
        var deadLetter = ConnectorTopics.DeadLetter(definition);
        var undeclared = deadLetter is not null && !ConnectorSecrets.IsReference(deadLetter) && !context.Definitions.OfType<TopicDefinition>().Any(topic => topic.Name == deadLetter);
        if (undeclared)
            return [Finding(definition, At(definition, ConnectorKeys.DeadLetterTopic), $"{definition.Name} sends what it cannot process to {deadLetter}, which no file declares.", safeWay: $"Declare topics/…/{deadLetter}.yaml, with an owner and a retention.")];
        // A source has no dead letters: another rule asks for an acknowledgement.
        return deadLetter is null && ConnectorTopics.ToleratesErrors(definition) && ConnectorTopics.IsSink(definition)
            ? [Finding(definition, At(definition, ConnectorKeys.ErrorsTolerance), $"{definition.Name} skips what it cannot process, and keeps it nowhere.")]
            : [];
    }

    private static SourceLocation? At(ConnectorDefinition definition, string key) => definition.Config.FirstOrDefault(setting => setting.Name == key)?.Location;
}
