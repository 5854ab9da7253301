using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Checking;

/// <summary>All that a rule may look at: values alone, nothing that reads.</summary>
public sealed record CheckContext
{
    public required RepositorySettings Settings { get; init; }

    public required EnvironmentDefinition Environment { get; init; }

    /// <summary>Everything that the environment should hold.</summary>
    public required IReadOnlyList<IDefinition> Definitions { get; init; }

    /// <summary>True where no cluster was read, so that every definition may be a change.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Empty offline.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>By address, for changed resources alone.</summary>
    public IReadOnlyDictionary<ResourceAddress, IFacts> Facts { get; init; } = new Dictionary<ResourceAddress, IFacts>();

    /// <summary>What could not be read, by address, with the reason.</summary>
    public IReadOnlyDictionary<ResourceAddress, string> Unread { get; init; } = new Dictionary<ResourceAddress, string>();

    /// <summary>By name, counts over everything that is live, declared or not: <c>partitions</c>. Empty where they were not read.</summary>
    public IReadOnlyDictionary<string, long> Live { get; init; } = new Dictionary<string, long>();

    /// <summary>By name of a topic that something copies here from another cluster, who does: links and connectors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mirrors { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What is live and declared nowhere.</summary>
    public IReadOnlyList<Drift> Drift { get; init; } = [];

    /// <summary>The same of other environments that this run looked at before, by their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Drift>> OtherDrift { get; init; } = new Dictionary<string, IReadOnlyList<Drift>>();

    /// <summary>What was completed elsewhere of what is about to be applied; null where nothing is, or nobody asks.</summary>
    public PromotionState? Promotion { get; init; }

    /// <summary>The digest of the changes; made where a rule asks for it.</summary>
    public Func<string> Plan { get; init; } = () => "";

    /// <summary>Says whether evidence for a resource leaves a group behind on purpose.</summary>
    public Func<ResourceAddress, string, bool> IsAbandoned { get; init; } = (_, _) => false;

    public TFacts FactsOf<TFacts>(ResourceAddress address, TFacts notRead)
        where TFacts : class, IFacts => Facts.TryGetValue(address, out var facts) && facts is TFacts known ? known : notRead;

    public RuleSetting? SettingOf(string code) => Settings.Rules.GetValueOrDefault(code);
}
