using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>How a declared resource is, changed or not. <c>lag</c> counts offsets that a mirror is behind its source, over all partitions; null where it is not known, or none is meant.</summary>
public sealed record ObservationDocument(string Address, string State, long? Lag, string? Problem)
{
    internal static ObservationDocument Of(Observation observation) => new(observation.Address.ToString(), observation.State, observation.Lag, observation.Problem);
}
