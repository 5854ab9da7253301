namespace KafkaConfig.Cli.Documents;

/// <summary>One operation of a run as JSON. <c>status</c> is null where nothing was written of its end.</summary>
public sealed record RunOperationDocument(string Address, string Action, IReadOnlyList<string> Fields, IReadOnlyList<string> Evidence, string? Status, string? Why);
