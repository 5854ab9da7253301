using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>The level was set, the answer was 200, and the next registration was refused all the same.</summary>
public sealed class LevelNotKept : ChangeRule<ChangeCompatibility>
{
    public override RuleDescription Description { get; } = new(
        "KC3008", Severity.Refuse, "Level that this registry does not keep",
        "This registry takes NONE for a subject to mean that nothing is set, so that its global level holds.",
        "Lower the global level, or leave the subject's level out.");

    protected override IEnumerable<Finding> Check(ChangeCompatibility change, CheckContext context) =>
        change.IsKept ? [] : [Finding(change, $"{change.Address.Name} declares none, and the registry would go on with {CompatibilityLevels.NameOf(change.RegistryLevel)}.")];
}
