namespace KafkaConfig.Core.Layout;

/// <summary>What happens to live resources that no file declares.</summary>
public enum PrunePolicy
{
    /// <summary>They are left alone, and shown as drift.</summary>
    Never,

    /// <summary>Those under the environment's <c>owns</c> prefixes are deleted, unless protected or internal.</summary>
    Owned,
}
