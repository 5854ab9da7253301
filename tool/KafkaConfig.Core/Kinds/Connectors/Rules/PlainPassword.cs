using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>The key had an innocent name, and its plugin knew better.</summary>
public sealed class PlainPassword : ConnectorConfigRule
{
    public override RuleDescription Description { get; } = new(
        "KC4010", Severity.Refuse, "Clear text under a key that the plugin types as a password",
        "What a plugin calls a password is one, whatever its key is named.",
        "Let one of the worker's config providers hold it: ${file:/etc/secrets/name.properties:key} or ${env:NAME}; and change the exposed value.");

    // Where the plugin could not be asked, another rule says so.
    protected override IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context) =>
        facts.Validation is not Fact<ConnectorValidation>.Known { Value: var validation } ? [] : definition.Config
            .Where(setting => validation.IsPassword(setting.Name) && setting.Value.Length > 0 && !ConnectorSecrets.IsReference(setting.Value) && !ConnectorSecrets.IsSecretKey(setting.Name))
            .Select(setting => At(change, definition, setting.Name, $"'{setting.Name}' of {definition.Name} holds a literal value."));
}
