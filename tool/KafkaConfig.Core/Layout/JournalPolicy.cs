namespace KafkaConfig.Core.Layout;

/// <summary>How runs on an environment are kept apart and recorded.</summary>
public enum JournalPolicy
{
    Transactional,

    /// <summary>Without transactions, for services that have none.</summary>
    Plain,

    /// <summary>Neither lock nor journal: two runs at once are the user's to prevent.</summary>
    None,
}
