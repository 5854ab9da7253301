using System.Text;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>Names a plan by its content: the same changes on the same facts have the same digest, whenever and by whom they are planned.</summary>
public static class PlanDigest
{
    /// <summary>Twelve hexadecimal digits.</summary>
    public static string Of(EnvironmentPlan plan) => plan.IsOffline
        // There is nothing else that tells one from another.
        ? Digest.Of(string.Join('\n', plan.Findings.Select(finding => $"{finding.Code} {finding.What} {finding.Attachment}").Prepend(plan.Environment)), digits: 12)
        : Of(plan.Environment, plan.ClusterId, plan.Changes, plan.Digests);

    /// <summary>The same for changes that are no plan yet.</summary>
    public static string Of(string environment, string clusterId, IReadOnlyList<Change> changes, IReadOnlyDictionary<ResourceAddress, string> digests)
    {
        var text = new StringBuilder().Append(environment).Append('\n').Append(clusterId);
        foreach (var change in changes)
        {
            text.Append('\n').Append(change.Address).Append(' ').Append(change.GetType().Name).Append(' ').Append(digests.GetValueOrDefault(change.Address));
            foreach (var field in change.Fields)
                text.Append('\n').Append(field.Field).Append('\t').Append(field.Before ?? "-").Append('\t').Append(field.After ?? "-");
        }

        return Digest.Of(text.ToString(), digits: 12);
    }
}
