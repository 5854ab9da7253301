using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>An environment takes only what another one has completed.</summary>
/// <param name="After">The other environment.</param>
/// <param name="Proof">Who tells.</param>
/// <param name="Location">Where the file says so.</param>
public sealed record Promotion(string After, PromotionProof Proof, SourceLocation Location);
