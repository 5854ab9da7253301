using KafkaConfig.Core.Kinds;

namespace KafkaConfig.Core.Planning;

/// <summary>The reading side of one environment: no port of it can write.</summary>
public sealed record LiveEnvironment(IClusterIdentity Identity, IReadOnlyList<IKindReader> Readers);
