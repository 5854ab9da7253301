using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>The config was merged, applied, and refused key by key over an afternoon.</summary>
public sealed class ConfigRefusedByPlugin : ConnectorConfigRule
{
    public override RuleDescription Description { get; } = new(
        "KC4008", Severity.Refuse, "Config that Connect refuses",
        "The plugin itself was asked, on a worker, with every reference resolved there.",
        "Correct the key at its line.");

    protected override IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context)
    {
        switch (facts.Validation)
        {
            case Fact<ConnectorValidation>.Known known:
                return known.Value.Keys.SelectMany(key => key.Errors.Select(error => At(change, definition, key.Name, $"{key.Name}: {error}")));
            // Refused for what it holds, and so not sent; or the class is missing: said by others.
            case Fact<ConnectorValidation>.Unknown when definition.Settings.Any(setting => ConnectorSecrets.IsLiteralSecret(setting.Name, setting.Value)):
            case Fact<ConnectorValidation>.Unknown when facts.Installed is Fact<IReadOnlyList<string>>.Known installed && !ClassNotInstalled.IsInstalled(definition.Class.Value, installed.Value):
                return [];
            case Fact<ConnectorValidation>.Unknown unknown:
                return [Unknown(change, unknown.Why)];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
