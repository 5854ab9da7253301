namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Which order of records consumers rely on.</summary>
public enum Ordering
{
    /// <summary>Records of one key stay in order; the default.</summary>
    ByKey,

    /// <summary>All records stay in order.</summary>
    Total,

    None,
}
