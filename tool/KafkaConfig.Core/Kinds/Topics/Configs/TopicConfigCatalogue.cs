using System.Collections.Frozen;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>The facts on topic configs that this version knows, read once from <c>topic-configs.json</c>.</summary>
public sealed class TopicConfigCatalogue
{
    private static readonly Lazy<TopicConfigCatalogue> Shared = new(TopicConfigCatalogueReader.Read);

    private readonly FrozenDictionary<string, TopicConfigSpec> _specs;

    internal TopicConfigCatalogue(IEnumerable<TopicConfigSpec> specs, IReadOnlyList<ConfigConstraint> constraints, IReadOnlyList<InternalTopicName> internalNames)
    {
        _specs = specs.ToFrozenDictionary(spec => spec.Name, StringComparer.Ordinal);
        All = [.. _specs.Values.OrderBy(spec => spec.Name, StringComparer.Ordinal)];
        Constraints = constraints;
        InternalNames = internalNames;
    }

    public static TopicConfigCatalogue Instance => Shared.Value;

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<TopicConfigSpec> All { get; }

    /// <summary>Those over one topic's own configs; the ones that a rule of its own covers (min ISR against replicas) are left out.</summary>
    public IReadOnlyList<ConfigConstraint> Constraints { get; }

    public IReadOnlyList<InternalTopicName> InternalNames { get; }

    public TopicConfigSpec? Find(string name) => _specs.GetValueOrDefault(name);

    public ValueUnit UnitOf(string name) => Find(name)?.Unit ?? ValueUnit.None;

    /// <summary>Who keeps a name for itself; null: nobody. Names that begin with two underscores are Kafka's, known or not.</summary>
    public string? InternalOwner(string topic) =>
        InternalNames.FirstOrDefault(name => name.Matches(topic))?.Owner ?? (topic.StartsWith("__", StringComparison.Ordinal) ? "Kafka" : null);
}
