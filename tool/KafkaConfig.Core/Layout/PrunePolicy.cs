namespace KafkaConfig.Core.Layout;

/// <summary>What happens to live resources that no file declares.</summary>
public enum PrunePolicy
{
    /// <summary>They are left alone, and shown as drift.</summary>
    Never,

    /// <summary>What left the files since the revision that a plan counts from is deleted, unless protected or internal.</summary>
    Removed,

    /// <summary>Those under the environment's <c>owns</c> prefixes are deleted, unless protected or internal.</summary>
    Owned,
}
