using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>A name that a declaration mentions and nothing declares (KC0010), with the nearest known one.</summary>
internal static class UnknownReference
{
    /// <summary>The owner, where the settings declare any.</summary>
    public static void CheckOwner(ResourceAddress address, string owner, SourceLocation location, RepositorySettings settings, List<Finding> findings)
    {
        if (settings.Owners.Count > 0 && !settings.Owners.ContainsKey(owner))
            findings.Add(Finding(address, location, "owner", owner, settings.Owners.Keys));
    }

    /// <summary>The environments that a file names, each with its place.</summary>
    public static void CheckEnvironments(ResourceAddress address, IEnumerable<(string Name, SourceLocation Location)> named, IReadOnlyCollection<string> environments, List<Finding> findings) =>
        findings.AddRange(named.Where(environment => !environments.Contains(environment.Name)).Select(environment => Finding(address, environment.Location, "environment", environment.Name, environments)));

    public static Finding Finding(ResourceAddress address, SourceLocation location, string noun, string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        var nearest = NearestName.Of(name, names);
        return ShapeRules.UnknownReference.Finding(
            $"There is no {noun} '{name}'.", address, location,
            safeWay: nearest is not null ? $"Did you mean '{nearest}'?" : names.Count == 0 ? $"No {noun} is declared." : $"Known: {string.Join(", ", names)}.") with
        { Why = null };
    }
}
