namespace KafkaConfig.Core.Journal;

/// <summary>An operation as the journal keeps it.</summary>
/// <param name="Address">The resource: <c>topic/orders.placed</c>.</param>
/// <param name="Action">One word: <c>create</c>, <c>update</c>, <c>delete</c>.</param>
/// <param name="Fields">What changes, a field each: <c>partitions 12 -> 24</c>.</param>
/// <param name="Evidence">The file that allowed it, with the figures of its gates; empty where none was needed.</param>
public sealed record JournaledOperation(string Address, string Action, IReadOnlyList<string> Fields, IReadOnlyList<string> Evidence);
