using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Writes changes of connectors, one after the other: each write makes the workers move tasks about.</summary>
/// <param name="clusters">By the name that files give them.</param>
/// <param name="writers">The same, for writing.</param>
/// <param name="time">The clock.</param>
public sealed class ConnectorApplier(IReadOnlyDictionary<string, IConnectCluster> clusters, IReadOnlyDictionary<string, IConnectClusterWriter> writers, TimeProvider time) : ChangeApplier(time)
{
    private const int BatchSize = 20;

    public override ResourceKind ResourceKind => ResourceKind.Connector;

    /// <summary>Plugins have judged every config when it was planned; a worker has no other dry run.</summary>
    public override Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ApplyOutcome>>([.. changes.Select(change => new ApplyOutcome(change, ApplyStatus.Done))]);

    protected override IEnumerable<List<Change>> Batches(IReadOnlyList<Change> changes) =>
        changes.GroupBy(change => (change.GetType(), change is ChangeConnectorState { IsResume: true })).SelectMany(verb => verb.Chunk(BatchSize)).Select(chunk => chunk.ToList());

    protected override async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Change> batch)
    {
        var results = new List<WriteResult>(batch.Count);
        foreach (var change in batch)
        {
            var writer = writers[ConnectorReader.ClusterOf(change.Address)];
            results.Add(change switch
            {
                CreateConnector create => await writer.CreateAsync(create.Definition.ToConfig(), create.Definition.State.Value, CancellationToken.None),
                UpdateConnector { Definition.Kept.Count: > 0 } update => await UpdateKeepingAsync(update, writer),
                UpdateConnector update => await writer.UpdateAsync(update.Definition.ToConfig(), CancellationToken.None),
                ChangeConnectorState state => await writer.SetStateAsync(ConnectorReader.NameOf(change.Address), state.To.Value, CancellationToken.None),
                DeleteConnector => await writer.DeleteAsync(ConnectorReader.NameOf(change.Address), CancellationToken.None),
                _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied."),
            });
        }

        return results;
    }

    // What is kept may have been changed in this very run.
    private async Task<WriteResult> UpdateKeepingAsync(UpdateConnector update, IConnectClusterWriter writer)
    {
        var name = update.Definition.Name;
        try
        {
            var live = (await clusters[update.Definition.Cluster].ListAsync(CancellationToken.None)).FirstOrDefault(connector => connector.Name == name);
            return live is null ? WriteResult.Refused(name, "There is no connector of this name.") : await writer.UpdateAsync(update.Definition.Keeping(live).ToConfig(), CancellationToken.None);
        }
        catch (UnavailableException problem)
        {
            return new WriteResult(name, WriteStatus.Transient, $"What it must keep could not be read. {problem.Message}");
        }
    }

    protected override async Task<IReadOnlyDictionary<Change, Fact<bool>>> ReadBackAsync(IReadOnlyList<Change> changes)
    {
        var facts = new Dictionary<Change, Fact<bool>>(ReferenceEqualityComparer.Instance);
        foreach (var group in changes.GroupBy(change => ConnectorReader.ClusterOf(change.Address), StringComparer.Ordinal))
        {
            try
            {
                var live = (await clusters[group.Key].ListAsync(CancellationToken.None)).ToDictionary(connector => connector.Name, StringComparer.Ordinal);
                foreach (var change in group)
                    facts[change] = IsApplied(change, live.GetValueOrDefault(ConnectorReader.NameOf(change.Address)));
            }
            catch (UnavailableException problem)
            {
                foreach (var change in group)
                    facts[change] = new Fact<bool>.Unknown(problem.Message);
            }
        }

        return facts;
    }

    // What comes first is what the second rests on.
    protected override string? WhyNot(Change change, IReadOnlyDictionary<Change, ApplyOutcome> outcomes) => change switch
    {
        ChangeConnectorState { IsResume: true } when outcomes.Values.Any(outcome => outcome.Change is UpdateConnector && IsUndone(outcome, change)) => "its config was not updated",
        UpdateConnector when outcomes.Values.Any(outcome => outcome.Change is ChangeConnectorState { IsResume: false } && IsUndone(outcome, change)) => "its state was not changed",
        _ => null,
    };

    private static bool IsUndone(ApplyOutcome first, Change second) => first.Change.Address == second.Address && first.Status != ApplyStatus.Done;

    private static Fact<bool> IsApplied(Change change, LiveConnector? live) => change switch
    {
        CreateConnector create => new Fact<bool>.Known(live is not null && ConnectorDiffer.IsSame(create.Definition, live)),
        UpdateConnector update => new Fact<bool>.Known(live is not null && ConnectorDiffer.IsSame(update.Definition.Keeping(live), live)),
        DeleteConnector => new Fact<bool>.Known(live is null),
        ChangeConnectorState state when live?.Status is Fact<ConnectorStatus>.Known known => new Fact<bool>.Known(ConnectorDiffer.StateOf(known.Value.State) == state.To.Value),
        _ => new Fact<bool>.Unknown("its status is not known"),
    };
}
