using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>One approved change.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Action">One word for the verb.</param>
/// <param name="Fields">Each value, from and to.</param>
/// <param name="FactsDigest">Names the live facts that it rests on.</param>
/// <param name="Identity">Tells the resource from a later one of its name; null where it did not exist or was not asked for.</param>
public sealed record ApprovedChange(string Address, string Action, IReadOnlyList<(string Field, string? Before, string? After)> Fields, string? FactsDigest, string? Identity)
{
    public static ApprovedChange Of(Change change, EnvironmentPlan plan) => new(
        change.Address.ToString(), change.Action, [.. change.Fields.Select(field => (field.Field, field.Before, field.After))], plan.Digests.GetValueOrDefault(change.Address),
        plan.Identities.GetValueOrDefault(change.Address));

    /// <summary>The same verb on the same values.</summary>
    public bool IsSame(ApprovedChange other) => Address == other.Address && Action == other.Action && Fields.SequenceEqual(other.Fields);
}
