using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Testing;

/// <summary>Lets everything pass but what a test says.</summary>
public sealed class SomeControl : IApplyControl
{
    /// <summary>By address, why a change must not be made.</summary>
    public Dictionary<ResourceAddress, string> Refused { get; } = [];

    /// <summary>Why nothing may be sent any more; null: it may.</summary>
    public string? Stop { get; set; }

    public Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<ResourceAddress, string>>(Refused);

    public Task<string?> SendingAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken) => Task.FromResult(Stop);

    public Task DecidedAsync(IReadOnlyList<ApplyOutcome> outcomes) => Task.CompletedTask;
}
