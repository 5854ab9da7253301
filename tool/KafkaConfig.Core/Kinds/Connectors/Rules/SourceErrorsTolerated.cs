using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>Only sinks have dead letters: what a source cannot process, it loses or stops at.</summary>
public sealed class SourceErrorsTolerated : ConnectorConfigRule
{
    public override RuleDescription Description { get; } = new(
        "KC4011", Severity.Ack, "Source that tolerates errors",
        "errors.tolerance: all lets a source skip what it cannot process; it has no dead-letter topic, so that what was skipped is lost.",
        "Leave errors.tolerance at none, so that the source stops at what it cannot process.",
        "an acknowledgement of the owner that records may be lost");

    protected override IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context)
    {
        if (!ConnectorTopics.ToleratesErrors(definition) || ConnectorTopics.IsSink(definition))
            return [];
        var before = (change as UpdateConnector)?.Keys.FirstOrDefault(key => key.Field == ConnectorKeys.ErrorsTolerance);
        if (change is UpdateConnector && before is null)
            return [];
        var move = new FieldMove(ConnectorKeys.ErrorsTolerance, before?.Before ?? "", definition.Value(ConnectorKeys.ErrorsTolerance) ?? "");
        return [At(change, definition, ConnectorKeys.ErrorsTolerance, $"{definition.Name} skips what it cannot process, and keeps it nowhere.") with { Asks = Asks(change, move) }];
    }
}
