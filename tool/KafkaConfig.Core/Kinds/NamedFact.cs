using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Something about one resource, known or not.</summary>
public sealed record NamedFact<T>(string Name, Fact<T> Fact);
