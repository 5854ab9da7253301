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
        // Connect takes blanks off.
        if (definition.Value(ConnectorKeys.ErrorsTolerance)?.Trim().Equals("all", StringComparison.OrdinalIgnoreCase) != true || deadLetter is not null)
            return [];
        var finding = Finding(definition, At(definition, ConnectorKeys.ErrorsTolerance), $"{definition.Name} skips what it cannot process, and keeps it nowhere.");
        // Only sinks have dead letters: a source can but lose, or stop.
        return [ConnectorTopics.IsSink(definition) ? finding : finding with { Severity = Severity.Warn, SafeWay = "Leave errors.tolerance at none, so that the source stops at what it cannot process; or set errors.log.enable: true and watch the log." }];
    }

    private static SourceLocation? At(ConnectorDefinition definition, string key) => definition.Config.FirstOrDefault(setting => setting.Name == key)?.Location;
}
