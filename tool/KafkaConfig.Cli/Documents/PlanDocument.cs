using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Documents;

/// <summary>The plans of one run as JSON, and the environments that could not be planned.</summary>
public sealed record PlanDocument(int FormatVersion, IReadOnlyList<EnvironmentPlanDocument> Environments, IReadOnlyList<UnavailableDocument> Unavailable)
{
    private const int CurrentFormatVersion = 1;

    public static PlanDocument Of(PlanReport report) => new(CurrentFormatVersion, [.. report.Plans.Select(EnvironmentPlanDocument.Of)], [.. report.Unavailable.Select(item => new UnavailableDocument(item.Environment, item.Why))]);

    /// <summary>A file of <c>plan --out</c>. Throws <see cref="UsageException"/> for what is none.</summary>
    public static PlanDocument Read(string path, string shown) =>
        DocumentFile.Read(path, shown, "plan", "kafka-config plan --out writes one", JsonContexts.Default.PlanDocument, document => document.FormatVersion, CurrentFormatVersion);

    /// <summary>One environment's plan from a file of <c>plan --out</c>. Throws <see cref="UsageException"/> for what is no such file, or cannot be approved.</summary>
    public static ApprovedPlan ReadApproved(string path, string shown, string environment)
    {
        var document = Read(path, shown);
        var plan = document.Environments.FirstOrDefault(plan => plan.Environment == environment)
            ?? throw new UsageException($"{shown} holds no plan of {environment}; it holds {string.Join(", ", document.Environments.Select(plan => plan.Environment))}.");
        return plan.Against is null ? plan.ToApproved() : throw new UsageException($"{shown} was made against the snapshot {plan.Against}; such a plan is never applied.");
    }

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.PlanDocument);
}
