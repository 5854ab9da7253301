using System.Text;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>Names a plan by its content: the same changes on the same facts have the same digest, whenever and by whom they are planned.</summary>
public static class PlanDigest
{
    /// <summary>Twelve hexadecimal digits.</summary>
    public static string Of(EnvironmentPlan plan)
    {
        var text = new StringBuilder().Append(plan.Environment).Append('\n').Append(plan.ClusterId);
        foreach (var change in plan.Changes)
        {
            text.Append('\n').Append(change.Address).Append(' ').Append(change.GetType().Name).Append(' ').Append(plan.Digests.GetValueOrDefault(change.Address));
            foreach (var field in change.Fields)
                text.Append('\n').Append(field.Field).Append('\t').Append(field.Before ?? "-").Append('\t').Append(field.After ?? "-");
        }

        return Digest.Of(text.ToString(), digits: 12);
    }
}
