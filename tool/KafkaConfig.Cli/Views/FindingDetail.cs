namespace KafkaConfig.Cli.Views;

/// <summary>How much of each finding is shown; every step leaves out more.</summary>
public enum FindingDetail
{
    Full,

    /// <summary>Without what is there to paste.</summary>
    WithoutAttachments,

    /// <summary>Also without why it matters.</summary>
    WithoutWhy,

    /// <summary>Also without the safe way, what would pass, and gates.</summary>
    WithoutAdvice,

    /// <summary>One line each, its sentence cut.</summary>
    Lines,

    /// <summary>Codes with their addresses.</summary>
    Addresses,
}
