using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Writes topic changes in batches. What got no answer is read back before it is sent again; what a broker could not do just now is tried again.</summary>
public sealed class TopicApplier(ITopicCluster cluster, ITopicClusterWriter writer, TimeProvider time) : ChangeApplier(time)
{
    /// <summary>Items a request: large enough to be fast, small enough that an interrupt is answered soon.</summary>
    public const int BatchSize = 500;

    /// <summary>KRaft refuses a whole request of more than 10,000 topics, partitions and configs together.</summary>
    public const int BatchWeight = 10_000;

    public override ResourceKind ResourceKind => ResourceKind.Topic;

    public override async Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
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

    protected override async Task<IReadOnlyDictionary<Change, Fact<bool>>> ReadBackAsync(IReadOnlyList<Change> changes)
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

    protected override Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Change> batch) => WriteAsync(batch, validateOnly: false, CancellationToken.None);

    private Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Change> batch, bool validateOnly, CancellationToken cancellationToken) => batch[0] switch
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
    protected override IEnumerable<List<Change>> Batches(IReadOnlyList<Change> changes)
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
