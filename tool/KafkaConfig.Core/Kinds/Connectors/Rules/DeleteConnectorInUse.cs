using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Connectors.Gates;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>A connector was deleted and made again under its old name; it went on where the old one had stood, a month before.</summary>
public sealed class DeleteConnectorInUse : FactRule<DeleteConnector, ConnectorFacts>
{
    public DeleteConnectorInUse()
        : base(ConnectorFacts.NotRead)
    {
    }

    public override RuleDescription Description { get; } = new(
        "KC4001", Severity.Runbook, "Delete a connector",
        "What it moves stops moving. Its offsets stay: a later connector of the same name goes on from there, and one of another name begins anew.",
        "Declare it as 'state: stopped' first; the journal keeps its offsets when it is deleted later.",
        "a runbook for this deletion, while the connector is stopped and its offsets can be read")
    {
        Gates = [ConnectorStopped.GateName, OffsetsKnown.GateName],
    };

    protected override IEnumerable<Finding> Check(DeleteConnector change, ConnectorFacts facts, CheckContext context) => Over(change, facts.Status, status =>
    {
        if (status is null)
            return [];
        var moves = status.State is "STOPPED" && !status.IsSource ? "It is a sink, and STOPPED." : $"It is a {(status.IsSource ? "source" : "sink")}, and {status.State}.";
        return
        [
            Finding(change, $"{change.Address} is declared nowhere, and would be deleted.", $"{moves} {Where(facts)}") with
            {
                // A sink that has stopped can be made again from its topics.
                Severity = status is { State: "STOPPED", IsSource: false } ? Severity.Ack : Severity.Runbook,
                Asks = Asks(change, FieldMove.Action(FieldMove.Delete)),
            },
        ];
    });

    private static string Where(ConnectorFacts facts) => facts.Offsets switch
    {
        Fact<IReadOnlyList<ConnectorOffset>>.Known known => $"{Amount.Of(known.Value.Count, "offset")} would be left behind.",
        Fact<IReadOnlyList<ConnectorOffset>>.Unknown unknown => $"Its offsets are not known: {unknown.Why}.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
