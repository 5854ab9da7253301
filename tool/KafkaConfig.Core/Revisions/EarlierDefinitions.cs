using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Revisions;

/// <summary>What the files said of one environment at the revision that a plan counts from.</summary>
/// <param name="Revision">The commit, "-dirty" behind it where more than the commit was applied.</param>
/// <param name="Definitions">By address. What that revision's files have errors in is missing, so that it is never taken as removed.</param>
public sealed record EarlierDefinitions(string Revision, IReadOnlyDictionary<ResourceAddress, IDefinition> Definitions)
{
    /// <summary>Why nobody knows what the files said; null: it is known.</summary>
    public string? Unknown { get; private init; }

    /// <summary>There is a history, and it does not tell: nothing is removed for it, and no promise is taken as given up.</summary>
    public static EarlierDefinitions NotKnown(string why) => new("", new Dictionary<ResourceAddress, IDefinition>()) { Unknown = why };

    public bool Declares(ResourceAddress address) => Definitions.ContainsKey(address);
}
