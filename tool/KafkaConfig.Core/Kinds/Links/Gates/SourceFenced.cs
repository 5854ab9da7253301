using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Kinds.Links.Gates;

/// <summary>Nobody writes to the source any more, and nobody is about to.</summary>
public sealed class SourceFenced : LinkGate
{
    public const string GateName = "source-fenced";

    public override string Name => GateName;

    public override string Description => "The end offset of every partition of the source is the same at both ends of the freeze window, and no transaction is open there.";

    protected override GateResult Measure(GateContext context, MirrorFacts facts) => Over(facts.Moving, moving => Over(facts.OpenTransactions, open =>
    {
        var window = facts.Window.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return Result(moving.Count == 0 && open.Count == 0,
            moving.Count > 0 ? $"records came to partitions {string.Join(", ", moving)} of the source in {window} s"
            : open.Count > 0 ? $"a transaction is open on partitions {string.Join(", ", open)} of the source"
            : $"no record came to the source in {window} s, and no transaction is open");
    }));
}
