using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>The warehouse's password was in a pull request for an hour, and in the history for ever.</summary>
public sealed class PlainSecret : DefinitionRule<ConnectorDefinition>
{
    public override RuleDescription Description { get; } = new(
        "KC4004", Severity.Refuse, "Secret in clear text",
        "Everybody who can read the repository, and everybody who ever could, would hold the credential; and Connect shows it to whoever asks.",
        "Let one of the worker's config providers hold it: ${file:/etc/secrets/name.properties:key} or ${env:NAME}; and change the exposed value.");

    protected override IEnumerable<Finding> Check(ConnectorDefinition definition, CheckContext context) => definition.Config
        .Where(setting => ConnectorSecrets.IsLiteralSecret(setting.Name, setting.Value))
        .Select(setting => Finding(definition, setting.Location, $"'{setting.Name}' of {definition.Name} holds a literal value."));
}
