using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>What an applier asks and tells while it writes.</summary>
public interface IApplyControl
{
    /// <summary>Looks again, immediately before a request, whether what made the changes pass still holds. By address of a change that must not be made, why.</summary>
    Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken);

    /// <summary>These changes are about to be sent in one request: said, and written down, before the call, so that a log that ends here tells what may have happened. Null: go
    /// on; else why nothing may be sent any more.</summary>
    Task<string?> SendingAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken);

    /// <summary>These are decided.</summary>
    Task DecidedAsync(IReadOnlyList<ApplyOutcome> outcomes);
}
