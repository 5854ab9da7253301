using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Evidence;

/// <summary>One condition on the live cluster that evidence alone cannot replace. Pure: it measures facts that were read, and unknown never holds.</summary>
public interface IGate
{
    /// <summary>As plans name it: <c>producers-frozen</c>.</summary>
    string Name { get; }

    /// <summary>What must hold, in a sentence.</summary>
    string Description { get; }

    GateResult Measure(GateContext context);
}
