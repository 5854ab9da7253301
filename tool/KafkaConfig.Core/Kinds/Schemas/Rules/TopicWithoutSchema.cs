using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>One topic of events had no schema, and the first consumer of another team parsed it by trial.</summary>
public sealed class TopicWithoutSchema : DefinitionRule<TopicDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC3006", Severity.Refuse, "Topic without the schema that its profile requires",
        "kafka-config.yaml says that topics of this profile have schemas (policy.schemaRequired), so that their records can be read by who did not write them.",
        "Add schemas/…/TOPIC-value.avsc, .json or .proto.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        if (definition.Profile is not { } profile || !context.Settings.SchemaRequired.Contains(profile))
            return [];
        return context.Definitions.OfType<SubjectDefinition>().Any(subject => SubjectNaming.IsValueOf(subject.Subject, subject.Document.RecordName, definition.Name))
            ? []
            : [Finding(definition, null, $"{definition.Name} has the profile {profile}, and no subject describes its values.", safeWay: $"Add schemas/…/{definition.Name}-value.avsc, .json or .proto.")];
    }
}
