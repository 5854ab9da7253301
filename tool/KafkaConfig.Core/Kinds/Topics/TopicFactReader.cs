using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Reads the facts that changes can endanger, and those alone: a plan without a risky change asks for nothing. Independent questions are asked at the same time.</summary>
public sealed class TopicFactReader(ITopicCluster cluster, IPartitionOffsets offsets, IConsumerGroups groups, IRecordPeek peek, IDefinitionHistory history, TimeProvider time)
{
    private const int SampleSize = 1_000;

    // Further behind than any open transaction's markers: then it is lag, and need not be looked at.
    private const int MostMarkers = 1_000;

    /// <param name="changes">All of a run; harmless ones cost nothing.</param>
    /// <param name="listings">The live topics by name.</param>
    /// <param name="window">How long to wait between two looks where it matters whether somebody writes.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadAsync(
        IReadOnlyList<Change> changes, IReadOnlyDictionary<string, TopicListing> listings, TimeSpan window, CancellationToken cancellationToken)
    {
        var facts = Collisions(changes, listings);
        var risky = changes.GroupBy(change => change.Address).Select(group => new Risk([.. group])).Where(risk => risk.NeedsFacts && listings.ContainsKey(risk.Name)).ToList();
        if (risky.Count == 0)
            return facts;
        var topics = risky.Select(risk => new TopicSize(risk.Name, listings[risk.Name].Assignments.Count)).ToList();
        var cutting = CutoffsAsync(risky, topics, cancellationToken);
        var sampling = KeysAsync(risky, topics, cancellationToken);
        var first = await LookAsync(topics, cancellationToken);
        var second = first;
        if (risky.Zip(first.Ends).Any(pair => pair.First.NeedsTwoLooks && HasHeldRecords(pair.Second)))
        {
            await Task.Delay(window, time, cancellationToken);
            second = await LookAsync(topics, cancellationToken);
        }

        // After the window, not before it: what is true at its end is what counts.
        var describing = cluster.DescribeAsync([.. topics.Select(topic => topic.Name)], cancellationToken);
        var uses = await WithMarkersAsync(topics, second, cancellationToken);
        var states = (await describing).ToDictionary(state => state.Name, state => state.Fact, StringComparer.Ordinal);
        var cutoffs = await cutting;
        var keys = await sampling;
        for (var index = 0; index < topics.Count; index++)
        {
            var name = topics[index].Name;
            facts[ResourceAddress.Topic(name)] = new TopicFacts
            {
                Topic = name,
                State = StateOf(states[name]),
                Offsets = second.Ends[index],
                Earlier = first.Ends[index],
                Window = ReferenceEquals(first, second) ? TimeSpan.Zero : window,
                Use = uses[index],
                EarlierUse = UseOf(first.Survey, name),
                Cutoffs = cutoffs.GetValueOrDefault(name) ?? TopicFacts.NotRead.Cutoffs,
                Keys = keys.GetValueOrDefault(name) ?? TopicFacts.NotRead.Keys,
                DeprecatedSince = risky[index].Changes.Any(change => change is DeleteTopic) && HasHeldRecords(second.Ends[index]) ? await history.DeprecatedSinceAsync(ResourceAddress.Topic(name), cancellationToken) : TopicFacts.NotRead.DeprecatedSince,
                InternalTopics = uses[index] is Fact<TopicUse>.Known use ? InternalTopicsOf(use.Value, listings) : [],
            };
        }

        return facts;
    }

    /// <summary>How one topic is and who reads it, changed or not; its number of partitions is asked first.</summary>
    public async Task<TopicFacts> ReadOneAsync(string name, CancellationToken cancellationToken)
    {
        var state = StateOf((await cluster.DescribeAsync([name], cancellationToken))[0].Fact);
        if (state is not Fact<TopicState>.Known known)
            return TopicFacts.NotRead with { Topic = name, State = state };
        var look = await LookAsync([new TopicSize(name, known.Value.Partitions.Count)], cancellationToken);
        return new TopicFacts { Topic = name, State = state, Offsets = look.Ends[0], Use = UseOf(look.Survey, name) };
    }

    private async Task<Look> LookAsync(List<TopicSize> topics, CancellationToken cancellationToken)
    {
        // Positions before ends: a group that reads on in between looks further behind, never further ahead.
        var survey = await groups.SurveyAsync(topics, cancellationToken);
        return new Look(await offsets.ReadAsync(topics, cancellationToken), survey);
    }

    // A group that has read the last record of a transaction may stand before its marker for ever.
    private async Task<List<Fact<TopicUse>>> WithMarkersAsync(List<TopicSize> topics, Look look, CancellationToken cancellationToken)
    {
        var questions = new List<(PartitionAddress Partition, long From)>();
        for (var index = 0; index < topics.Count; index++)
        {
            if (UseOf(look.Survey, topics[index].Name) is not Fact<TopicUse>.Known use || look.Ends[index] is not Fact<IReadOnlyList<PartitionEnds>>.Known ends)
                continue;
            questions.AddRange(use.Value.Groups.SelectMany(group => group.Lag(ends.Value).Where(lag => ends.Value[lag.Key].StableEnd == ends.Value[lag.Key].End && lag.Value <= MostMarkers && group.Committed.ContainsKey(lag.Key))
                .Select(lag => (new PartitionAddress(topics[index].Name, lag.Key), group.Committed[lag.Key]))));
        }

        questions = [.. questions.Distinct()];
        var answers = questions.Count == 0 ? [] : await peek.HoldRecordsAsync(questions, cancellationToken);
        var empty = questions.Zip(answers).Where(pair => pair.Second is Fact<bool>.Known { Value: false }).Select(pair => pair.First).ToHashSet();
        return
        [
            .. topics.Select(topic => UseOf(look.Survey, topic.Name) is Fact<TopicUse>.Known known && empty.Count > 0
                ? new Fact<TopicUse>.Known(known.Value with
                {
                    Groups =
                    [
                        .. known.Value.Groups.Select(group => group with
                        {
                            AtEnd = group.Committed.Where(position => empty.Contains((new PartitionAddress(topic.Name, position.Key), position.Value))).Select(position => position.Key).ToHashSet(),
                        }),
                    ],
                })
                : UseOf(look.Survey, topic.Name)),
        ];
    }

    private async Task<Dictionary<string, Fact<IReadOnlyList<RetentionStep>>>> CutoffsAsync(List<Risk> risky, List<TopicSize> topics, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var questions = risky.Zip(topics).SelectMany(pair => (pair.First.Cut?.Steps() ?? []).Select(step => (Topic: pair.Second, Step: step))).ToList();
        var cutoffs = new Dictionary<string, Fact<IReadOnlyList<RetentionStep>>>(StringComparer.Ordinal);
        if (questions.Count == 0)
            return cutoffs;
        var answers = await offsets.ReadAtAsync([.. questions.Select(question => (question.Topic, now - TimeSpan.FromMilliseconds(Math.Min(question.Step, now.ToUnixTimeMilliseconds()))))], cancellationToken);
        foreach (var topic in questions.Zip(answers).GroupBy(pair => pair.First.Topic.Name, StringComparer.Ordinal))
        {
            cutoffs[topic.Key] = topic.Select(pair => pair.Second).OfType<Fact<IReadOnlyList<long>>.Unknown>().FirstOrDefault() is { } unknown
                ? new Fact<IReadOnlyList<RetentionStep>>.Unknown(unknown.Why)
                : new Fact<IReadOnlyList<RetentionStep>>.Known([.. topic.Select(pair => new RetentionStep(pair.First.Step, ((Fact<IReadOnlyList<long>>.Known)pair.Second).Value))]);
        }

        return cutoffs;
    }

    private async Task<Dictionary<string, Fact<KeySample>>> KeysAsync(List<Risk> risky, List<TopicSize> topics, CancellationToken cancellationToken)
    {
        var samples = new Dictionary<string, Fact<KeySample>>(StringComparer.Ordinal);
        foreach (var (risk, topic) in risky.Zip(topics).Where(pair => pair.First.GainsCompaction))
            samples[risk.Name] = await peek.SampleKeysAsync(topic, SampleSize, cancellationToken);
        return samples;
    }

    private static Dictionary<ResourceAddress, IFacts> Collisions(IReadOnlyList<Change> changes, IReadOnlyDictionary<string, TopicListing> listings)
    {
        var facts = new Dictionary<ResourceAddress, IFacts>();
        var creations = changes.OfType<CreateTopic>().ToList();
        if (creations.Count == 0)
            return facts;
        var byMetricName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in listings.Keys.Order(StringComparer.Ordinal))
            byMetricName.TryAdd(name.Replace('.', '_'), name);
        foreach (var creation in creations)
        {
            if (byMetricName.TryGetValue(creation.Definition.Name.Replace('.', '_'), out var live))
                facts[creation.Address] = new TopicFacts { CollidesWith = live };
        }

        return facts;
    }

    private static bool HasHeldRecords(Fact<IReadOnlyList<PartitionEnds>> ends) => ends is Fact<IReadOnlyList<PartitionEnds>>.Known known && known.Value.Any(end => end.End > 0);

    private static Fact<TopicState> StateOf(Fact<TopicState?> fact) => fact switch
    {
        Fact<TopicState?>.Known { Value: { } state } => new Fact<TopicState>.Known(state),
        Fact<TopicState?>.Unknown unknown => new Fact<TopicState>.Unknown(unknown.Why),
        _ => new Fact<TopicState>.Unknown("it does not exist any more; plan again"),
    };

    private static Fact<TopicUse> UseOf(Fact<GroupSurvey> survey, string topic) => survey switch
    {
        Fact<GroupSurvey>.Known known => new Fact<TopicUse>.Known(TopicUse.Of(known.Value, topic)),
        Fact<GroupSurvey>.Unknown unknown => new Fact<TopicUse>.Unknown(unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Kafka Streams names them by its application id, which is its group.
    private static List<string> InternalTopicsOf(TopicUse use, IReadOnlyDictionary<string, TopicListing> listings) =>
    [
        .. listings.Keys.Where(name => (name.EndsWith("-changelog", StringComparison.Ordinal) || name.EndsWith("-repartition", StringComparison.Ordinal))
            && use.Groups.Any(group => name.StartsWith(group.Group + "-", StringComparison.Ordinal))).Order(StringComparer.Ordinal),
    ];

    private sealed record Look(IReadOnlyList<Fact<IReadOnlyList<PartitionEnds>>> Ends, Fact<GroupSurvey> Survey);

    private sealed record Risk(IReadOnlyList<Change> Changes)
    {
        public string Name => Changes[0].Address.Name;

        public RetentionCut? Cut { get; } = Changes.OfType<AlterTopicConfigs>().Select(RetentionCut.Of).FirstOrDefault(cut => cut is not null);

        public bool GainsCompaction { get; } = Changes.OfType<AlterTopicConfigs>().Any(TopicRisk.GainsCompaction);

        public bool NeedsTwoLooks { get; } = Changes.Any(change => change is AddPartitions or DeleteTopic);

        public bool NeedsFacts => Changes.Any(TopicRisk.NeedsFacts);
    }
}
