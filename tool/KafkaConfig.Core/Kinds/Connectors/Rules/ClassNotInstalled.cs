using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>The plugin was on the staging workers alone.</summary>
public sealed class ClassNotInstalled : ConnectorConfigRule
{
    public override RuleDescription Description { get; } = new(
        "KC4006", Severity.Refuse, "Connector class that is not installed",
        "A worker can only run what lies in its plugin.path.",
        "Install the plugin on every worker, or use a class that is there.");

    protected override IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context)
    {
        if (facts.Validation is Fact<ConnectorValidation>.Known || facts.Installed is not Fact<IReadOnlyList<string>>.Known { Value: var installed } || IsInstalled(definition.Class.Value, installed))
            return [];
        var nearest = NearestName.Of(definition.Class.Value, installed);
        return
        [
            At(change, definition, ConnectorKeys.Class, $"{definition.Cluster} has no class {definition.Class.Value}.",
                $"Installed: {string.Join(", ", installed.Take(20))}{(installed.Count > 20 ? ", …" : "")}.", nearest is null ? null : $"Did you mean '{nearest}'?"),
        ];
    }

    /// <summary>Workers take a class's short name as well, without Connector at its end too.</summary>
    internal static bool IsInstalled(string name, IEnumerable<string> installed) => installed.Any(type =>
        type == name || type.EndsWith($".{name}", StringComparison.Ordinal) || type.EndsWith($".{name}Connector", StringComparison.Ordinal));
}
