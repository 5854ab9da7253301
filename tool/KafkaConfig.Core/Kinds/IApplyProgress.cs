using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Told how an apply goes, from any thread.</summary>
public interface IApplyProgress
{
    /// <summary>These changes are about to be sent in one request: said before the call, so that a log that ends here tells what may have happened.</summary>
    void Sending(IReadOnlyList<Change> batch);

    void Decided(ApplyOutcome outcome);
}
