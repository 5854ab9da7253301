using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>The facts on topic configs that this version knows, read once from <c>topic-configs.json</c>.</summary>
public sealed class TopicConfigCatalogue
{
    private static readonly Lazy<TopicConfigCatalogue> Shared = new(TopicConfigCatalogueReader.Read);

    private readonly Dictionary<string, TopicConfigSpec> _specs;
    private readonly Dictionary<string, List<ConfigConstraint>> _constraints = new(StringComparer.Ordinal);

    internal TopicConfigCatalogue(IEnumerable<TopicConfigSpec> specs, IReadOnlyList<ConfigConstraint> constraints, IReadOnlyList<InternalTopicName> internalNames)
    {
        _specs = specs.ToDictionary(spec => spec.Name, StringComparer.Ordinal);
        All = [.. _specs.Values.OrderBy(spec => spec.Name, StringComparer.Ordinal)];
        Constraints = constraints;
        foreach (var constraint in constraints)
        {
            foreach (var field in constraint.Fields)
            {
                if (!_constraints.TryGetValue(field, out var over))
                    _constraints[field] = over = [];
                over.Add(constraint);
            }
        }
        InternalNames = internalNames;
    }

    public static TopicConfigCatalogue Instance => Shared.Value;

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<TopicConfigSpec> All { get; }

    /// <summary>Those over one topic's own configs; the ones that a rule of its own covers (min ISR against replicas) are left out.</summary>
    public IReadOnlyList<ConfigConstraint> Constraints { get; }

    public IReadOnlyList<InternalTopicName> InternalNames { get; }

    /// <summary>The constraints that a config takes part in.</summary>
    public IReadOnlyList<ConfigConstraint> ConstraintsOn(string config) => _constraints.TryGetValue(config, out var over) ? over : [];

    public TopicConfigSpec? Find(string name) => _specs.GetValueOrDefault(name);

    public ValueUnit UnitOf(string name) => Find(name)?.Unit ?? ValueUnit.None;

    /// <summary>Who keeps a name for itself; null: nobody. Names that begin with two underscores are Kafka's, known or not.</summary>
    public string? InternalOwner(string topic) =>
        InternalNames.FirstOrDefault(name => name.Matches(topic))?.Owner ?? (topic.StartsWith("__", StringComparison.Ordinal) ? "Kafka" : null);
}
