namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>A broker's config that sets the default of a topic's. <paramref name="Factor"/>: what its value is multiplied with (hours to milliseconds); 1 where it is the same.</summary>
public sealed record ServerSynonym(string Name, long Factor);
