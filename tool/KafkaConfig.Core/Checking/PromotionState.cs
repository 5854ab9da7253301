using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Checking;

/// <summary>Whether what is about to be applied was completed where it must be first.</summary>
/// <param name="Promotion">What the environment asks for.</param>
/// <param name="Revision">What is about to be applied.</param>
/// <param name="Completed">Whether that was completed there.</param>
public sealed record PromotionState(Promotion Promotion, string Revision, Fact<bool> Completed)
{
    /// <summary>The rule that asks about it, when a plan is about to be applied and never before.</summary>
    public const string RuleCode = "KC9007";
}
