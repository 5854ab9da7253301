using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>A gate over one resource's facts.</summary>
/// <param name="notRead">Facts that say that nothing was read.</param>
public abstract class FactGate<TFacts>(TFacts notRead) : IGate
    where TFacts : class, IFacts
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    public GateResult Measure(GateContext context) => Measure(context, context.Facts as TFacts ?? notRead);

    protected abstract GateResult Measure(GateContext context, TFacts facts);

    protected GateResult Result(bool holds, string figures) => GateResult.Of(Name, holds, figures);

    /// <summary>Measures one fact; unknown never holds.</summary>
    protected GateResult Over<T>(Fact<T> fact, Func<T, GateResult> measure) => fact switch
    {
        Fact<T>.Known known => measure(known.Value),
        Fact<T>.Unknown unknown => GateResult.Unknown(Name, unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
