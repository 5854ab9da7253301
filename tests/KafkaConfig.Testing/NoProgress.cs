using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Testing;

/// <summary>Listens to nothing.</summary>
public sealed class NoProgress : IApplyProgress
{
    public void Sending(IReadOnlyList<Change> batch)
    {
    }

    public void Decided(ApplyOutcome outcome)
    {
    }
}
