using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>The plans of one run as JSON.</summary>
public sealed record PlanDocument(int FormatVersion, IReadOnlyList<EnvironmentPlanDocument> Environments)
{
    public static PlanDocument Of(PlanReport report) => new(1, [.. report.Plans.Select(EnvironmentPlanDocument.Of)]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.PlanDocument);
}
