using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What is known of a topic's records and readers, on the sandbox and on a real cluster alike.</summary>
public abstract class UsageContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A topic with so many records in each partition, and the ports that read it.</summary>
    protected abstract Task<(TopicSize Topic, IPartitionOffsets Offsets, IConsumerGroups Groups, IRecordPeek Peek)> OpenAsync(params int[] records);

    /// <summary>A group of the test's own, with a position on each partition.</summary>
    protected abstract Task<string> CommitAsync(TopicSize topic, params long[] positions);

    [Fact]
    public async Task Both_ends_of_every_partition_are_told()
    {
        var (topic, offsets, _, _) = await OpenAsync(3, 0, 5);
        Assert.Equal([new PartitionEnds(0, 3, 3), new PartitionEnds(0, 0, 0), new PartitionEnds(0, 5, 5)], await EndsAsync(offsets, topic));
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_unknown_beside_one_that_does()
    {
        var (topic, offsets, _, _) = await OpenAsync(1);
        var answers = await offsets.ReadAsync([new TopicSize(topic.Name + "-not", 1), topic], Token);
        Assert.IsType<Fact<IReadOnlyList<PartitionEnds>>.Unknown>(answers[0]);
        Assert.IsType<Fact<IReadOnlyList<PartitionEnds>>.Known>(answers[1]);
    }

    [Fact]
    public async Task A_group_is_found_by_what_it_committed()
    {
        var (topic, _, groups, _) = await OpenAsync(3, 5);
        var name = await CommitAsync(topic, 2, 5);
        var group = await FindAsync(groups, topic, name);
        Assert.Empty(group.Members);
        Assert.Equal([2L, 5L], group.Committed.OrderBy(position => position.Key.Number).Select(position => position.Value));
        Assert.DoesNotContain((await SurveyAsync(groups, new TopicSize(topic.Name + "-other", 1))).Groups, other => other.Name == name);
    }

    [Fact]
    public async Task Whether_anything_is_left_to_read_is_seen_without_a_group()
    {
        var (topic, _, _, peek) = await OpenAsync(3, 0);
        var answers = await peek.HoldRecordsAsync([(new PartitionAddress(topic.Name, 0), 2), (new PartitionAddress(topic.Name, 0), 3), (new PartitionAddress(topic.Name, 1), 0)], Token);
        Assert.Equal([true, false, false], answers.Select(answer => Assert.IsType<Fact<bool>.Known>(answer).Value));
    }

    protected static async Task<IReadOnlyList<PartitionEnds>> EndsAsync(IPartitionOffsets offsets, TopicSize topic) =>
        Assert.IsType<Fact<IReadOnlyList<PartitionEnds>>.Known>((await offsets.ReadAsync([topic], Token))[0]).Value;

    protected static async Task<GroupSurvey> SurveyAsync(IConsumerGroups groups, params TopicSize[] topics) =>
        Assert.IsType<Fact<GroupSurvey>.Known>(await groups.SurveyAsync(topics, Token)).Value;

    // What was committed becomes visible late.
    protected static async Task<ConsumerGroup> FindAsync(IConsumerGroups groups, TopicSize topic, string name)
    {
        ConsumerGroup? found = null;
        await Eventually.IsTrueAsync(async () => (found = (await SurveyAsync(groups, topic)).Groups.FirstOrDefault(group => group.Name == name)) is not null, Token);
        return found ?? throw new InvalidOperationException();
    }
}
