using Confluent.Kafka;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>What a client says beside its answers, through its error handler: often the only place that says why nothing is answered.</summary>
internal sealed class HeardErrors
{
    private const string FailedMark = " failed: ";

    private readonly TaskCompletionSource<string> _rejected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _last;

    public string? Last => _last;

    /// <summary>Done when the cluster rejects the credentials, with what it says of them.</summary>
    public Task<string> Rejected => _rejected.Task;

    public void Hear(Error error)
    {
        var reason = error.Reason;
        // "host:9092/bootstrap: Connect to ipv4#1.2.3.4:9092 failed: Connection refused (after 0ms in state CONNECT)"
        var after = reason.IndexOf(" (after ", StringComparison.Ordinal);
        reason = after > 0 ? reason[..after] : reason;
        var failed = reason.LastIndexOf(FailedMark, StringComparison.Ordinal);
        reason = failed > 0 ? reason[(failed + FailedMark.Length)..] : reason;
        if (error.Code == ErrorCode.Local_Authentication)
            _rejected.TrySetResult(reason.TrimEnd('.'));
        if (error.Code != ErrorCode.Local_AllBrokersDown || _last is null)
            _last = reason;
    }
}
