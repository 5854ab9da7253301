using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A reference to a version that nobody had registered yet.</summary>
public sealed class UnknownSchemaReference : ChangeRule<RegisterSchema>
{
    public override RuleDescription Description { get; } = new(
        "KC3010", Severity.Refuse, "Reference to a subject or version that does not exist",
        "A registry refuses a schema that refers to what it does not hold.",
        "Declare the subject in this repository, name a version that exists, or apply what is missing first.");

    protected override IEnumerable<Finding> Check(RegisterSchema change, CheckContext context) => change.References.Where(reference => !reference.Exists).Select(reference =>
        Finding(change, FormattableString.Invariant($"{change.Address.Name} refers to {reference.Subject}{(reference.Version is { } version ? $" version {version}" : "")}, which the registry does not hold."))
            with
        { Location = change.Definition.References.FirstOrDefault(wanted => wanted.Name == reference.Name)?.Location ?? change.Source });
}
