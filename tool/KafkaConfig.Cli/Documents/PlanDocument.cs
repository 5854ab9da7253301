using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>The plans of one run as JSON, and the environments that could not be planned.</summary>
public sealed record PlanDocument(int FormatVersion, IReadOnlyList<EnvironmentPlanDocument> Environments, IReadOnlyList<UnavailableDocument> Unavailable)
{
    public static PlanDocument Of(PlanReport report) => new(1, [.. report.Plans.Select(EnvironmentPlanDocument.Of)], [.. report.Unavailable.Select(item => new UnavailableDocument(item.Environment, item.Why))]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.PlanDocument);
}
