namespace KafkaConfig.Core.Findings;

/// <summary>What a finding asks of a reviewed file, so that it lets the change pass.</summary>
/// <param name="Resource">The file's <c>resource</c>.</param>
/// <param name="Moves">The exact change.</param>
/// <param name="Gates">By name, what must hold on the cluster as well; measured by the tool.</param>
/// <param name="Strategies">Those that let the change pass; empty: the rule asks for none.</param>
public sealed record EvidenceRequest(string Resource, IReadOnlyList<FieldMove> Moves, IReadOnlyList<string> Gates, IReadOnlyList<string> Strategies)
{
    /// <summary>How many records would go, where the file may set a bound (<c>facts.maxRecordsDeleted</c>); null where none go.</summary>
    public long? RecordsDeleted { get; init; }
}
