using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Checking;

/// <summary>A rule over one verb.</summary>
public abstract class ChangeRule<TChange> : IChangeRule
    where TChange : Change
{
    public abstract RuleDescription Description { get; }

    public bool NeedsLive => true;

    public IEnumerable<Finding> Check(CheckContext context) => context.Changes.OfType<TChange>().SelectMany(change => Check(change, context));

    protected abstract IEnumerable<Finding> Check(TChange change, CheckContext context);

    /// <summary>A finding on this change, at its line, with the rule's own texts where nothing better is said.</summary>
    protected Finding Finding(TChange change, string what, string? why = null, string? safeWay = null) =>
        Description.Finding(what, change.Address, change.Source, why, safeWay);

    /// <summary>A fact that this rule needed is unknown: it has not passed.</summary>
    protected Finding Unknown(TChange change, string why) => FactsUnavailable.Finding(change.Address, change.Source, $"Whether this change is safe could not be judged: {why}.");
}
