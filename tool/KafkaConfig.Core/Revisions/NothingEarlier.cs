using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Revisions;

/// <summary>Nothing was before.</summary>
public sealed class NothingEarlier : IEarlierDefinitions
{
    public static NothingEarlier Instance { get; } = new();

    private NothingEarlier()
    {
    }

    public bool IsAtHand => true;

    public Task<EarlierDefinitions?> ReadAsync(EnvironmentDefinition environment, CancellationToken cancellationToken) => Task.FromResult<EarlierDefinitions?>(null);
}
