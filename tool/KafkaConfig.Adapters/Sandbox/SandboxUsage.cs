using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Reads who uses the topics of a sandbox or a snapshot, and how far.</summary>
public sealed class SandboxUsage(SandboxFile file) : IPartitionOffsets, IConsumerGroups, IRecordPeek, IRecordTail
{
    private const string Denied = "the identity may not describe it";

    private readonly Dictionary<string, int> _looks = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<Fact<IReadOnlyList<PartitionEnds>>>> ReadAsync(IReadOnlyList<TopicSize> topics, CancellationToken cancellationToken)
    {
        var state = file.Read();
        return Task.FromResult<IReadOnlyList<Fact<IReadOnlyList<PartitionEnds>>>>([.. topics.Select(topic => OfTopic(state, topic, known =>
        {
            var look = _looks[topic.Name] = _looks.GetValueOrDefault(topic.Name) + 1;
            return new Fact<IReadOnlyList<PartitionEnds>>.Known([.. Enumerable.Range(0, topic.Partitions).Select(number => Ends(known, number, (look - 1) * known.Growing))]);
        }))]);
    }

    public Task<IReadOnlyList<Fact<IReadOnlyList<long>>>> ReadAtAsync(IReadOnlyList<(TopicSize Topic, DateTimeOffset Instant)> questions, CancellationToken cancellationToken)
    {
        var state = file.Read();
        return Task.FromResult<IReadOnlyList<Fact<IReadOnlyList<long>>>>([.. questions.Select(question => OfTopic<IReadOnlyList<long>>(state, question.Topic, topic =>
        {
            if (topic.Offsets is null)
                return new Fact<IReadOnlyList<long>>.Known([.. Enumerable.Repeat(0L, question.Topic.Partitions)]);
            if (topic.Written is not { } marks)
                return new Fact<IReadOnlyList<long>>.Unknown("this file does not say how old its records are");
            var kept = marks.Where(mark => mark.At >= question.Instant).Select(mark => (long?)mark.Offset).Min();
            return new Fact<IReadOnlyList<long>>.Known([.. Enumerable.Range(0, question.Topic.Partitions).Select(number => Math.Min(kept ?? long.MaxValue, Ends(topic, number, 0).End))]);
        }))]);
    }

    public Task<Fact<GroupSurvey>> SurveyAsync(IReadOnlyList<TopicSize> topics, CancellationToken cancellationToken)
    {
        var state = file.Read();
        if (state.GroupsDenied is { } why)
            return Task.FromResult<Fact<GroupSurvey>>(new Fact<GroupSurvey>.Unknown(why));
        var groups = state.Groups ?? new(StringComparer.Ordinal);
        var names = topics.Select(topic => topic.Name).ToHashSet(StringComparer.Ordinal);
        var used = groups.Where(group => group.Value.Unseen is null).Select(group => new ConsumerGroup
        {
            Name = group.Key,
            Assignor = group.Value.Assignor ?? "",
            Members = [.. (group.Value.Members ?? []).Select(member => new GroupMember(
                member.ClientId, member.Host, [.. member.Assignment.SelectMany(topic => topic.Value.Select(number => new PartitionAddress(topic.Key, number)))]))],
            Committed = group.Value.Committed.Where(topic => names.Contains(topic.Key))
                .SelectMany(topic => topic.Value.Select(position => KeyValuePair.Create(new PartitionAddress(topic.Key, position.Key), position.Value))).ToDictionary(),
        }).Where(group => group.Committed.Count > 0 || group.Members.Any(member => member.Assignment.Any(partition => names.Contains(partition.Topic))));
        return Task.FromResult<Fact<GroupSurvey>>(new Fact<GroupSurvey>.Known(new GroupSurvey(
            state.GroupsSeen ?? groups.Count, [.. used], groups.Where(group => group.Value.Unseen is not null).ToDictionary(group => group.Key, group => group.Value.Unseen ?? "", StringComparer.Ordinal))));
    }

    public Task<IReadOnlyList<Fact<bool>>> HoldRecordsAsync(IReadOnlyList<(PartitionAddress Partition, long From)> questions, CancellationToken cancellationToken)
    {
        var state = file.Read();
        return Task.FromResult<IReadOnlyList<Fact<bool>>>([.. questions.Select(question => state.Topics.TryGetValue(question.Partition.Topic, out var topic)
            ? new Fact<bool>.Known(Ends(topic, question.Partition.Number, 0).End > question.From)
            : (Fact<bool>)new Fact<bool>.Unknown(Denied))]);
    }

    public Task<Fact<KeySample>> SampleKeysAsync(TopicSize topic, int most, CancellationToken cancellationToken) => Task.FromResult(OfTopic<KeySample>(
        file.Read(), topic, known => known.Sample is { } sample ? new Fact<KeySample>.Known(sample) : known.Offsets is null ? new Fact<KeySample>.Known(new KeySample(0, 0)) : new Fact<KeySample>.Unknown("this file holds no records to look at")));

    Task<IReadOnlyList<Fact<RecordTail>>> IRecordTail.ReadAsync(IReadOnlyList<(PartitionAddress Partition, PartitionEnds Ends)> questions, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Fact<RecordTail>>>([.. questions.Select(question => question.Ends.End == 0
            ? (Fact<RecordTail>)new Fact<RecordTail>.Known(RecordTail.Empty)
            : new Fact<RecordTail>.Unknown("this file holds no records to look at"))]);

    private static Fact<T> OfTopic<T>(SandboxState state, TopicSize topic, Func<SandboxTopic, Fact<T>> fact)
    {
        if (state.Hidden?.Contains(topic.Name) == true)
            return new Fact<T>.Unknown(Denied);
        return state.Topics.TryGetValue(topic.Name, out var known) ? fact(known) : new Fact<T>.Unknown("it does not exist any more; plan again");
    }

    private static PartitionEnds Ends(SandboxTopic topic, int number, long grown)
    {
        if (topic.Offsets is not { } offsets || number >= offsets.Count)
            return new PartitionEnds(0, grown, grown);
        var end = offsets[number][1] + grown;
        return new PartitionEnds(offsets[number][0], offsets[number].Count > 2 ? offsets[number][2] : end, end);
    }
}
