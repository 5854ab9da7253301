using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Usage;

/// <summary>Reads consumer groups. Consumers that do not commit to Kafka cannot be seen by anybody.</summary>
public interface IConsumerGroups
{
    /// <summary>Every group of the cluster that has members on, or offsets for, one of the topics. Unknown as a whole where the identity cannot prove that it sees all groups:
    /// an empty list then says nothing.</summary>
    Task<Fact<GroupSurvey>> SurveyAsync(IReadOnlyList<TopicSize> topics, CancellationToken cancellationToken);
}
