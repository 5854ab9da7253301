using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Connectors.Gates;

/// <summary>It moves nothing any more, so that where it stands is where it stays.</summary>
public sealed class ConnectorStopped : ConnectorGate
{
    public const string GateName = "connector-stopped";

    public override string Name => GateName;

    public override string Description => "The connector is STOPPED, and has no task left.";

    protected override GateResult Measure(GateContext context, ConnectorFacts facts) => Over(facts.Status, status => status switch
    {
        null => Result(true, "it does not exist"),
        { State: "STOPPED", Tasks.Count: 0 } => Result(true, "it is STOPPED"),
        _ => Result(false, FormattableString.Invariant($"it is {status.State} with {status.Tasks.Count} tasks")),
    });
}
