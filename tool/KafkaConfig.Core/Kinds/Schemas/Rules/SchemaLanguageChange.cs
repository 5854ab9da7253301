using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A team moved from Avro to Protobuf under the old subject names; every consumer read bytes that it could not tell from garbage.</summary>
public sealed class SchemaLanguageChange : SubjectChangeRule<RegisterSchema>
{
    public override RuleDescription Description { get; } = new(
        "KC3005", Severity.Runbook, "Schema language or naming strategy changed",
        "A subject's history is in one language, for one place in a topic. With another language no reader can read what is there; under another name the history starts again, so that the first version passes whatever it breaks.",
        "Create a new topic with its own subjects, and cut over; or register under both names, move the clients, and retire the old one.",
        "a runbook that says how clients register under both, and when the old one goes");

    protected override IEnumerable<Finding> Check(RegisterSchema change, SubjectFacts facts, CheckContext context)
    {
        if (change.ChangesLanguage)
            return [Finding(change, $"{change.Address.Name} would go from {change.LanguageMove.From} to {change.LanguageMove.To}.") with { Asks = Asks(change, change.LanguageMove) }];
        if (change.Latest is not null || change.Definition.Document.RecordName is not { } record)
            return [];
        var old = context.Changes.OfType<DeleteSubject>().FirstOrDefault(deletion => SubjectDiffer.DocumentOf(deletion.Latest)?.RecordName == record);
        return old is null
            ? []
            :
            [
                Finding(change, $"{old.Address.Name} holds {record} too, and would be deleted: the record's history would start again under {change.Address.Name}.") with
                { Asks = Asks(change, new FieldMove("subject", old.Address.Name, change.Address.Name)) },
            ];
    }
}
