using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>The pull request was green and merged, and only then did the brokers say that there were not enough of them.</summary>
public sealed class MoreReplicasThanBrokers : ChangeRule<CreateTopic>
{
    public override RuleDescription Description { get; } = new(
        "KC1020", Severity.Refuse, "More replicas than brokers",
        "Every replica of a partition lives on a broker of its own, and a cluster without enough of them refuses the topic.",
        "Lower replicationFactor for this environment, or add brokers first.");

    protected override IEnumerable<Finding> Check(CreateTopic change, CheckContext context)
    {
        var wanted = change.Definition.ReplicationFactor;
        if (context.Live.TryGetValue(TopicReader.BrokersTotal, out var brokers) && wanted.Value > brokers)
        {
            yield return Finding(change, string.Create(
                CultureInfo.InvariantCulture, $"replicationFactor {wanted.Value}, and the cluster has {brokers} {(brokers == 1 ? "broker" : "brokers")}.")) with
            { Location = wanted.Location };
        }
    }
}
