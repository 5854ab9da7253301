using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors.Rules;

/// <summary>A rule over a config that would be sent to a worker, by a creation or an update.</summary>
public abstract class ConnectorConfigRule() : FactRule<Change, ConnectorFacts>(ConnectorFacts.NotRead)
{
    protected sealed override IEnumerable<Finding> Check(Change change, ConnectorFacts facts, CheckContext context) => change switch
    {
        CreateConnector create => Check(change, create.Definition, facts, context),
        UpdateConnector update => Check(change, update.Definition, facts, context),
        _ => [],
    };

    protected abstract IEnumerable<Finding> Check(Change change, ConnectorDefinition definition, ConnectorFacts facts, CheckContext context);

    /// <summary>At the line of the key, or where the connector begins.</summary>
    protected Finding At(Change change, ConnectorDefinition definition, string key, string what, string? why = null, string? safeWay = null) =>
        Finding(change, what, why, safeWay) with { Location = definition.Settings.FirstOrDefault(setting => setting.Name == key)?.Location ?? definition.Location };
}
