using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>A connector was renamed; the source read its whole database again, and every customer got last year's mails.</summary>
public sealed class ConnectorReplaced : ChangeRule<Change>
{
    public override RuleDescription Description { get; } = new(
        "KC4002", Severity.Runbook, "Connector renamed, or of another class",
        "Offsets belong to a connector's name. Under another name a source reads everything again and a sink follows auto.offset.reset; another class cannot read what the old one stored.",
        "Create the new one as 'state: stopped', set its offsets from the old one's, and switch.",
        "a runbook that says how the offsets move");

    protected override IEnumerable<Finding> Check(Change change, CheckContext context)
    {
        if (change is UpdateConnector { ChangesClass: true } update)
            return [Finding(change, $"{change.Address} would go from {update.ClassBefore} to {update.Definition.Class.Value}, on the offsets of the first.") with { Asks = Asks(change, update.ClassMove) }];
        if (change is not DeleteConnector deletion)
            return [];
        var successor = context.Changes.OfType<CreateConnector>().FirstOrDefault(create => create.Definition.Class.Value == deletion.Class && ConnectorReader.ClusterOf(create.Address) == ConnectorReader.ClusterOf(deletion.Address));
        return successor is null
            ? []
            :
            [
                Finding(change, $"{deletion.Address} would be deleted and {successor.Address} created, both of {deletion.Class}: it looks like a rename, and no offset would move.") with
                { Asks = Asks(change, FieldMove.Action(FieldMove.RenameTo(successor.Definition.Name))) },
            ];
    }

    private EvidenceRequest Asks(Change change, FieldMove move) => new(change.Address.ToString(), [move], Description.Gates, []);
}
