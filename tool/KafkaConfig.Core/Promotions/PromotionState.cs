using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Promotions;

/// <summary>Whether what is about to be applied was completed where it must be first.</summary>
/// <param name="Promotion">What the environment asks for.</param>
/// <param name="Revision">What is about to be applied.</param>
/// <param name="Completed">Whether that was completed there.</param>
public sealed record PromotionState(Promotion Promotion, string Revision, Fact<bool> Completed);
