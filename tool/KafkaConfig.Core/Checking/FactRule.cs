using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Checking;

/// <summary>A rule over one verb that asks for facts about its resource. A fact that is unknown is KC9001, whatever else the rule finds.</summary>
/// <param name="notRead">Facts that say that nothing was read.</param>
public abstract class FactRule<TChange, TFacts>(TFacts notRead) : ChangeRule<TChange>
    where TChange : Change
    where TFacts : class, IFacts
{
    protected sealed override IEnumerable<Finding> Check(TChange change, CheckContext context) => Check(change, context.FactsOf(change.Address, notRead), context);

    protected abstract IEnumerable<Finding> Check(TChange change, TFacts facts, CheckContext context);

    protected IEnumerable<Finding> Over<T>(TChange change, Fact<T> fact, Func<T, IEnumerable<Finding>> check) => fact switch
    {
        Fact<T>.Known known => check(known.Value),
        Fact<T>.Unknown unknown => [Unknown(change, unknown.Why)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Evidence for this exact change, with the rule's gates.</summary>
    protected EvidenceRequest Asks(TChange change, FieldMove move, params string[] strategies) => new(change.Address.ToString(), [move], Description.Gates, strategies);
}
