namespace KafkaConfig.Adapters.Http;

/// <summary>What a service's answer says about asking again.</summary>
internal enum RetryAdvice
{
    /// <summary>Asking again gives the same.</summary>
    Settled,

    /// <summary>Asking again may help, and the first time may have done it.</summary>
    Passing,

    /// <summary>Certainly not done, and worth trying again a few times.</summary>
    NotDone,

    /// <summary>Certainly not done, and it ends by itself: worth trying until the time is up.</summary>
    Waiting,
}
