namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>What a change from one value to another endangers; <c>*</c> stands for any value.</summary>
public sealed record ConfigTransition(string From, string To, ConfigRisk Risk);
