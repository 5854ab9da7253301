using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>Something live that no file declares; without a field, the whole resource.</summary>
public sealed record DriftDocument(string Address, string? Field, string? Value, string? Problem)
{
    internal static DriftDocument Of(Drift drift) => new(drift.Address.ToString(), drift.Field, drift.Value, drift.Problem);
}
