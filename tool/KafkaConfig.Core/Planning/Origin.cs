namespace KafkaConfig.Core.Planning;

/// <summary>Where a plan comes from: the commit (or "none"), the tool's version, and the clock.</summary>
public sealed record Origin(string Revision, string ToolVersion, DateTimeOffset CreatedAt)
{
    /// <summary>The config repository's folder within the Git repository, with a slash at its end; empty where it is the whole.</summary>
    public string Below { get; init; } = "";

    /// <summary>What the journal calls an environment: several config repositories of one Git repository may share a cluster.</summary>
    public string Journaled(string environment) => Journaled(Below, environment);

    /// <summary>The same where nothing else is known of the origin.</summary>
    public static string Journaled(string below, string environment) => below + environment;
}
