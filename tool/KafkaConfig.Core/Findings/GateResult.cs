namespace KafkaConfig.Core.Findings;

/// <summary>What one gate measured, in a sentence with figures.</summary>
public sealed record GateResult(string Gate, GateStatus Status, string Figures)
{
    public static GateResult Of(string gate, bool holds, string figures) => new(gate, holds ? GateStatus.Holds : GateStatus.Fails, figures);

    public static GateResult Unknown(string gate, string why) => new(gate, GateStatus.Unknown, why);
}
