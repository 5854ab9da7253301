namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Which readers and writers a new version of a subject must not break. Backward: new readers read old records. Forward: old readers read new records. Transitive:
/// measured against all live versions, else against the latest alone.</summary>
public enum CompatibilityLevel
{
    None,
    Backward,
    BackwardTransitive,
    Forward,
    ForwardTransitive,
    Full,
    FullTransitive,
}
