using KafkaConfig.Core.Checking;

namespace KafkaConfig.Core.Planning;

/// <summary>What to plan.</summary>
/// <param name="Only">Addresses to narrow the plan to; empty: everything.</param>
/// <param name="Identify">True where the plan is kept or was approved before: then every changed resource is told from a later one of its name.</param>
public sealed record PlanRequest(AddressFilter Only, bool Identify = false)
{
    /// <summary>Where the plan is about to be applied and the environment asks for it: what was completed before; null elsewhere.</summary>
    public PromotionState? Promotion { get; init; }

    /// <summary>Plans of other environments that the same run made before this one: what differs between them beyond the files is a finding.</summary>
    public IReadOnlyList<EnvironmentPlan> Others { get; init; } = [];
}
