namespace KafkaConfig.Core.Usage;

/// <summary>What a look at all groups gave.</summary>
/// <param name="Seen">How many groups the cluster has.</param>
/// <param name="Groups">Those that use the topics asked for, in ordinal order of names.</param>
/// <param name="Unseen">By name, why it could not be looked into: it may read any topic.</param>
public sealed record GroupSurvey(int Seen, IReadOnlyList<ConsumerGroup> Groups, IReadOnlyDictionary<string, string> Unseen);
