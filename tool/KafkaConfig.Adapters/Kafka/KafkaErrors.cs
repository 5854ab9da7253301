using Confluent.Kafka;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Broker errors as sentences. From codes where the broker's own text is cut off or empty.</summary>
internal static class KafkaErrors
{
    /// <param name="error">What the broker said of one item.</param>
    /// <param name="action">What was asked, as a verb: "create it".</param>
    public static string Sentence(Error error, string action) => error.Code switch
    {
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed => $"the identity may not {action}",
        ErrorCode.TopicAlreadyExists => "somebody else created it meanwhile; plan again",
        ErrorCode.UnknownTopicOrPart => "it does not exist any more; plan again",
        ErrorCode.ReassignmentInProgress => "a reassignment of its partitions is running; wait until it is complete",
        ErrorCode.RequestTimedOut => "the broker gave no answer in time",
        ErrorCode.ThrottlingQuotaExceeded => "the cluster throttles such changes",
        ErrorCode.NotController => "the cluster is electing a controller",
        _ => error.Reason.Trim().TrimEnd('.') is { Length: > 0 } reason ? reason : error.Code.ToString(),
    };

    /// <summary>Certainly not done, and worth trying again.</summary>
    public static bool IsTransient(ErrorCode code) =>
        code is ErrorCode.NotController or ErrorCode.ThrottlingQuotaExceeded or ErrorCode.NotCoordinatorForGroup or ErrorCode.LeaderNotAvailable or ErrorCode.BrokerNotAvailable;

    /// <summary>No answer: it may have happened.</summary>
    public static bool IsUncertain(ErrorCode code) => code is ErrorCode.RequestTimedOut or ErrorCode.NetworkException || (code < 0 && code != ErrorCode.Local_InvalidArg);
}
