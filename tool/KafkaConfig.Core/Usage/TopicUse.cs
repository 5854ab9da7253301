namespace KafkaConfig.Core.Usage;

/// <summary>Who reads one topic, and how far.</summary>
/// <param name="GroupsSeen">How many groups the cluster has.</param>
/// <param name="Groups">Those that use the topic, in ordinal order.</param>
/// <param name="Unseen">By name, groups that could not be looked into.</param>
public sealed record TopicUse(int GroupsSeen, IReadOnlyList<GroupUse> Groups, IReadOnlyDictionary<string, string> Unseen)
{
    public static TopicUse Of(GroupSurvey survey, string topic) => new(
        survey.Seen,
        [
            .. survey.Groups.Select(group => new GroupUse
            {
                Group = group.Name,
                Assignor = group.Assignor,
                Members = group.Members.Count,
                Readers = [.. group.Members.Where(member => member.Assignment.Any(partition => partition.Topic == topic))],
                Committed = group.Committed.Where(pair => pair.Key.Topic == topic).ToDictionary(pair => pair.Key.Number, pair => pair.Value),
            }).Where(use => use.Readers.Count > 0 || use.Committed.Count > 0).OrderBy(use => use.Group, StringComparer.Ordinal),
        ],
        survey.Unseen);
}
