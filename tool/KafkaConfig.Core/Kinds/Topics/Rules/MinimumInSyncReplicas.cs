using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>A promise that brokers accept and nobody keeps: more replicas must be in sync than there are.</summary>
public sealed class MinimumInSyncReplicas : DefinitionRule<TopicDefinition>
{
    private const string Config = "min.insync.replicas";

    public override RuleDescription Description { get; } = new(
        "KC1007", Severity.Refuse, "min.insync.replicas does not fit the replication factor",
        "Brokers store any value. More in-sync replicas than there are replicas is a durability that nobody has: newer brokers quietly take the smaller number, older ones fail every producer with acks=all. If all must be in sync, one broker's restart stops these producers.",
        "Use replicationFactor: 3 with min.insync.replicas: 2.");

    protected override IEnumerable<Finding> Check(TopicDefinition definition, CheckContext context)
    {
        var replicas = definition.ReplicationFactor;
        var declared = definition.Setting(Config);
        var minimum = declared?.Value is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 1;
        var place = declared?.Location ?? replicas.Location;
        if (minimum > replicas.Value)
        {
            yield return Finding(
                definition, place, string.Create(CultureInfo.InvariantCulture, $"{Config} {minimum} is above replicationFactor {replicas.Value}."),
                "It promises a durability that is not there; older brokers fail every producer with acks=all, newer ones take the smaller number.");
        }
        else if (minimum == replicas.Value && replicas.Value > 1)
        {
            yield return Warning(
                definition, place, string.Create(CultureInfo.InvariantCulture, $"{Config} {minimum} equals replicationFactor {replicas.Value}."),
                "One broker's restart stops every producer with acks=all.");
        }
        else if (replicas.Value < 3 && context.Environment.Production)
        {
            yield return Warning(
                definition, replicas.Location, string.Create(CultureInfo.InvariantCulture, $"replicationFactor {replicas.Value} in production."),
                "With fewer than 3 replicas one lost broker is one fault away from lost records.");
        }
    }

    private Finding Warning(TopicDefinition definition, Model.SourceLocation place, string what, string why) =>
        Finding(definition, place, what, why) with { Severity = Severity.Warn };
}
