namespace KafkaConfig.Core.Checking;

/// <summary>Facts of one resource that rules of its kind ask for.</summary>
public interface IFacts
{
    /// <summary>What tells a resource from another one that has its name later; null where that was not read.</summary>
    string? Identity { get; }
}
