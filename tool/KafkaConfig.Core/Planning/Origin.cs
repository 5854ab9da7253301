namespace KafkaConfig.Core.Planning;

/// <summary>Where a plan comes from: the commit (or "none"), the tool's version, and the clock.</summary>
public sealed record Origin(string Revision, string ToolVersion, DateTimeOffset CreatedAt)
{
    /// <summary>The revision outside Git.</summary>
    public const string NoRevision = "none";
}
