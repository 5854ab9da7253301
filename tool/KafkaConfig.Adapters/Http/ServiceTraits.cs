namespace KafkaConfig.Adapters.Http;

/// <summary>What tells one sort of service from another.</summary>
/// <param name="Name">As sentences call it: <c>Connect cluster</c>, <c>schema registry</c>.</param>
/// <param name="MediaType">Of bodies that are sent.</param>
/// <param name="Advise">What an answer that is no success says about asking again.</param>
internal sealed record ServiceTraits(string Name, string MediaType, Func<ServiceReply, RetryAdvice> Advise)
{
    public const int MaximumBody = 64 * 1024 * 1024;

    public const int MaximumParallel = 16;
}
