using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Writes topic changes in batches. What got no answer is read back before it is sent again; what a broker could not do just now is tried again.</summary>
public sealed class TopicApplier(ITopicCluster cluster, ITopicClusterWriter writer, TimeProvider time) : IChangeApplier
{
    /// <summary>Items a request: large enough to be fast, small enough that an interrupt is answered soon.</summary>
    public const int BatchSize = 500;

    /// <summary>KRaft refuses a whole request of more than 10,000 topics, partitions and configs together.</summary>
    public const int BatchWeight = 10_000;

    private const int Attempts = 4;
    private const int VisibilityAttempts = 15;

    public ResourceKind ResourceKind => ResourceKind.Topic;

    public async Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var outcomes = new List<ApplyOutcome>();
        foreach (var batch in Batches(changes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (batch[0] is DeleteTopic)
                continue;
            var results = await WriteAsync(batch, validateOnly: true, cancellationToken);
            if (results.FirstOrDefault(result => result.Status is WriteStatus.Uncertain or WriteStatus.Transient) is { } silent)
                throw new UnavailableException($"Nothing was applied: the brokers could not be asked for a dry run. {silent.Name}: {silent.Why}");
            outcomes.AddRange(batch.Zip(results, (change, result) => result.Status == WriteStatus.Done
                ? new ApplyOutcome(change, ApplyStatus.Done)
                : new ApplyOutcome(change, ApplyStatus.Failed, result.Why)));
        }

        return outcomes;
    }

    public async Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<Change> changes, IApplyControl control, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<Change, ApplyOutcome>(ReferenceEqualityComparer.Instance);
        foreach (var batch in Batches(changes))
        {
            var decided = cancellationToken.IsCancellationRequested
                ? [.. batch.Select(change => new ApplyOutcome(change, ApplyStatus.Skipped, "interrupted"))]
                : await ApplyBatchAsync(batch, control, cancellationToken);
            foreach (var outcome in decided)
                outcomes[outcome.Change] = outcome;
            await control.DecidedAsync(decided);
        }

        return [.. changes.Select(change => outcomes[change])];
    }

    private async Task<List<ApplyOutcome>> ApplyBatchAsync(List<Change> batch, IApplyControl control, CancellationToken cancellationToken)
    {
        var decided = new List<ApplyOutcome>();
        var uncertain = new HashSet<Change>(ReferenceEqualityComparer.Instance);
        var open = batch;
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            // Before each request, not once: minutes may have passed.
            IReadOnlyDictionary<ResourceAddress, string> refused;
            try
            {
                refused = await control.CheckAsync(open, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                decided.AddRange(await LeftAsync(open, uncertain, ApplyStatus.Skipped, _ => "interrupted"));
                break;
            }

            decided.AddRange(await LeftAsync([.. open.Where(change => refused.ContainsKey(change.Address))], uncertain, ApplyStatus.Refused, change => refused[change.Address]));
            open = [.. open.Where(change => !refused.ContainsKey(change.Address))];
            if (open.Count == 0)
                break;
            if (await control.SendingAsync(open, cancellationToken) is { } stop)
            {
                decided.AddRange(await LeftAsync(open, uncertain, ApplyStatus.Skipped, _ => stop));
                break;
            }

            // A write in flight is awaited and reported, so the token ends here.
            var results = await WriteAsync(open, validateOnly: false, CancellationToken.None);
            var undecided = new List<(Change Change, WriteResult Result)>();
            foreach (var (change, result) in open.Zip(results))
            {
                if (result.Status == WriteStatus.Uncertain)
                    uncertain.Add(change);
                if (result.Status == WriteStatus.Done)
                    decided.Add(new ApplyOutcome(change, ApplyStatus.Done));
                else if (result.Status == WriteStatus.Refused && !uncertain.Contains(change))
                    decided.Add(new ApplyOutcome(change, ApplyStatus.Failed, result.Why));
                else
                    undecided.Add((change, result));
            }

            var isLast = attempt == Attempts || cancellationToken.IsCancellationRequested;
            open = await SettleAsync(undecided, uncertain, isLast, decided);
            if (open.Count > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(250 * Math.Pow(2, attempt)), time, CancellationToken.None);
        }

        return decided;
    }

    // What is not sent (any more). A change whose first request got no answer may have happened: it is read back, and never called refused or skipped.
    private async Task<List<ApplyOutcome>> LeftAsync(List<Change> changes, HashSet<Change> uncertain, ApplyStatus status, Func<Change, string> why)
    {
        var asked = changes.Where(uncertain.Contains).ToList();
        var readBack = asked.Count == 0 ? [] : await ReadBackUntilVisibleAsync(asked, isPatient: true);
        return
        [
            .. changes.Select(change => !uncertain.Contains(change) ? new ApplyOutcome(change, status, why(change))
                : readBack[change] is Fact<bool>.Known { Value: true } ? new ApplyOutcome(change, ApplyStatus.Done)
                : new ApplyOutcome(change, ApplyStatus.Uncertain, $"A first request got no answer and may still happen. Then: {why(change)}")),
        ];
    }

    // Decides what it can by reading; the rest comes back to be sent again, or is reported where there is no attempt left.
    private async Task<List<Change>> SettleAsync(
        List<(Change Change, WriteResult Result)> undecided, HashSet<Change> uncertain, bool isLast, List<ApplyOutcome> decided)
    {
        var open = new List<Change>();
        // "It exists already", after a request without an answer, is most likely that request's own doing.
        var asked = undecided.Select(item => item.Change).Where(uncertain.Contains).ToList();
        var readBack = asked.Count == 0 ? [] : await ReadBackUntilVisibleAsync(asked, isPatient: undecided.Exists(item => item.Result.Status == WriteStatus.Refused));
        foreach (var (change, result) in undecided)
        {
            var fact = readBack.GetValueOrDefault(change);
            if (fact is Fact<bool>.Known { Value: true })
                decided.Add(new ApplyOutcome(change, ApplyStatus.Done));
            else if (result.Status == WriteStatus.Refused)
                decided.Add(new ApplyOutcome(change, ApplyStatus.Failed, result.Why));
            else if (!isLast)
                open.Add(change);
            else if (result.Status == WriteStatus.Uncertain && fact is not Fact<bool>.Known)
                decided.Add(new ApplyOutcome(change, ApplyStatus.Uncertain, $"{result.Why} It could not be read back; run the command again."));
            else
                decided.Add(new ApplyOutcome(change, ApplyStatus.Failed, result.Why));
        }

        return open;
    }

    // What was written becomes visible late; where a broker says that it is there already, it is worth waiting for.
    private async Task<Dictionary<Change, Fact<bool>>> ReadBackUntilVisibleAsync(List<Change> changes, bool isPatient)
    {
        for (var attempt = 1; ; attempt++)
        {
            var facts = await ReadBackAsync(changes);
            if (!isPatient || attempt == VisibilityAttempts || changes.TrueForAll(change => facts[change] is Fact<bool>.Known { Value: true }))
                return facts;
            await Task.Delay(TimeSpan.FromMilliseconds(300), time, CancellationToken.None);
        }
    }

    private async Task<Dictionary<Change, Fact<bool>>> ReadBackAsync(List<Change> changes)
    {
        var facts = new Dictionary<Change, Fact<bool>>(ReferenceEqualityComparer.Instance);
        try
        {
            var listings = (await cluster.ListAsync(CancellationToken.None)).ToDictionary(listing => listing.Name, StringComparer.Ordinal);
            var altered = changes.Where(change => change is AlterTopicConfigs or CreateTopic).Select(change => change.Address.Name).Where(listings.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
            var configs = altered.Count == 0
                ? []
                : (await cluster.ReadConfigsAsync(altered, CancellationToken.None)).ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);
            foreach (var change in changes)
                facts[change] = IsApplied(change, listings.GetValueOrDefault(change.Address.Name), configs.GetValueOrDefault(change.Address.Name));
        }
        catch (UnavailableException problem)
        {
            foreach (var change in changes)
                facts[change] = new Fact<bool>.Unknown(problem.Message);
        }

        return facts;
    }

    private static Fact<bool> IsApplied(Change change, TopicListing? listing, Fact<LiveConfigs>? configs) => change switch
    {
        CreateTopic when listing is null => new Fact<bool>.Known(false),
        // Ours only if it is all that we asked for: somebody else may have created it.
        CreateTopic create when configs is Fact<LiveConfigs>.Known live => new Fact<bool>.Known(
            !TopicDiffer.Diff(create.Definition, new LiveTopic(create.Definition.Name, listing.Assignments, live.Value), []).Any()),
        AddPartitions add => new Fact<bool>.Known(listing is not null && listing.Assignments.Count == add.To.Value),
        DeleteTopic => new Fact<bool>.Known(listing is null),
        AlterTopicConfigs alter when configs is Fact<LiveConfigs>.Known live => new Fact<bool>.Known(alter.Configs.All(config =>
            live.Value.Overrides.TryGetValue(config.Name, out var value)
                ? value is not null && config.After == TopicConfigValue.Normalize(TopicConfigCatalogue.Instance.Find(config.Name), value)
                : config.After is null)),
        _ => new Fact<bool>.Unknown("it could not be read back"),
    };

    private Task<IReadOnlyList<WriteResult>> WriteAsync(List<Change> batch, bool validateOnly, CancellationToken cancellationToken) => batch[0] switch
    {
        CreateTopic => writer.CreateAsync([.. batch.Cast<CreateTopic>().Select(NewTopicOf)], validateOnly, cancellationToken),
        AlterTopicConfigs => writer.AlterConfigsAsync([.. batch.Cast<AlterTopicConfigs>().Select(AlterationOf)], validateOnly, cancellationToken),
        AddPartitions => writer.AddPartitionsAsync(
            [.. batch.Cast<AddPartitions>().Select(change => new PartitionIncrease(change.Address.Name, change.To.Value))], validateOnly, cancellationToken),
        DeleteTopic => writer.DeleteAsync([.. batch.Select(change => change.Address.Name)], cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException($"{batch[0].GetType().Name} is never applied."),
    };

    private static NewTopic NewTopicOf(CreateTopic change) => new(
        change.Definition.Name, change.Definition.Partitions.Value, change.Definition.ReplicationFactor.Value,
        [.. change.Definition.Configs.Where(config => config.Value is not null).Select(config => KeyValuePair.Create(config.Name, config.Value ?? ""))]);

    private static ConfigAlteration AlterationOf(AlterTopicConfigs change) =>
        new(change.Address.Name, [.. change.Configs.Select(config => KeyValuePair.Create(config.Name, config.After))]);

    // One verb a batch, in the order of first appearance, within the broker's limits.
    private static IEnumerable<List<Change>> Batches(IReadOnlyList<Change> changes)
    {
        foreach (var verb in changes.GroupBy(change => change.GetType()))
        {
            var batch = new List<Change>();
            var weight = 0;
            foreach (var change in verb)
            {
                var own = Weight(change);
                if (batch.Count > 0 && (batch.Count == BatchSize || weight + own > BatchWeight))
                {
                    yield return batch;
                    batch = [];
                    weight = 0;
                }

                batch.Add(change);
                weight += own;
            }

            yield return batch;
        }
    }

    private static int Weight(Change change) => change switch
    {
        CreateTopic create => 1 + create.Definition.Partitions.Value + create.Definition.Configs.Count,
        AlterTopicConfigs alter => alter.Configs.Count,
        AddPartitions add => add.To.Value - add.From,
        _ => 1,
    };
}
