using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A registry that was being migrated was written to: half of the ids were on one side, half on the other.</summary>
public sealed class RegistryTakesNoWrites : SubjectChangeRule<Change>
{
    public override RuleDescription Description { get; } = new(
        "KC3009", Severity.Refuse, "Registry or subject that takes no writes",
        "READONLY, READONLY_OVERRIDE and FORWARD refuse writes; IMPORT takes them only with ids that somebody else chose. Whoever set the mode is moving schemas.",
        "Wait until the mode is READWRITE, or ask who set it.");

    protected override IEnumerable<Finding> Check(Change change, SubjectFacts facts, CheckContext context)
    {
        if (change is not (RegisterSchema or ChangeCompatibility or DeleteSubject or EraseSubject))
            return [];
        return Over(change, facts.Mode, mode => mode is null or "READWRITE" ? [] : [Finding(change, $"{change.Address.Name} is in mode {mode}.")]);
    }
}
