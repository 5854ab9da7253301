using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>A name that a declaration mentions and nothing declares (KC0010), with the nearest known one.</summary>
internal static class UnknownReference
{
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
