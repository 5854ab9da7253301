namespace KafkaConfig.Core.Model;

/// <summary>Something that a plan has seen of a declared resource and that is no difference: how a mirror is, and how far it is behind.</summary>
/// <param name="Address">The resource.</param>
/// <param name="State">In the words of files, or of the service.</param>
/// <param name="Lag">How many offsets it is behind, over all partitions; null where that is not known.</param>
/// <param name="Problem">Why the lag is not known, or what the service says is wrong; null: nothing.</param>
public sealed record Observation(ResourceAddress Address, string State, long? Lag, string? Problem);
