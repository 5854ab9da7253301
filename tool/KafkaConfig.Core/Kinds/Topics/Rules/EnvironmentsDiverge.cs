using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Rules;

/// <summary>What was tried in staging was not what ran in production: somebody had set a config by hand on one of them.</summary>
public sealed class EnvironmentsDiverge : IRule
{
    public RuleDescription Description { get; } = new(
        "KC9005", Severity.Warn, "Environments differ beyond their files",
        "A config that is set by hand on one cluster alone makes a rehearsal there say nothing of the other.",
        "Declare the config, for both or under environments of the file; or reset it with 'default'.");

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.OtherDrift.Count == 0)
            yield break;
        var declared = context.Definitions.Select(definition => definition.Address).ToHashSet();
        foreach (var (other, drift) in context.OtherDrift.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var here = Configs(context.Drift, declared);
            var there = Configs(drift, declared);
            foreach (var key in here.Keys.Union(there.Keys).OrderBy(key => key.Address).ThenBy(key => key.Field, StringComparer.Ordinal))
            {
                var (mine, theirs) = (here.GetValueOrDefault(key), there.GetValueOrDefault(key));
                if (mine?.Value == theirs?.Value && mine is null == theirs is null)
                    continue;
                yield return Description.Finding(
                    $"{key.Field} is {Word(mine)} in {context.Environment.Name} and {Word(theirs)} in {other}, and no file says so.", key.Address, (mine ?? theirs)?.Source);
            }
        }
    }

    private static Dictionary<(ResourceAddress Address, string Field), Drift> Configs(IReadOnlyList<Drift> drift, HashSet<ResourceAddress> declared) =>
        drift.Where(item => item.Field is not null && declared.Contains(item.Address)).ToDictionary(item => (item.Address, item.Field ?? ""));

    private static string Word(Drift? drift) => drift is null ? "not set" : drift.Value is { } value ? HumanUnits.Describe(value, drift.Unit) : "set to something sensitive";
}
