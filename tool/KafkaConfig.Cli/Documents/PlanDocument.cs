using System.Text.Json;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Documents;

/// <summary>The plans of one run as JSON, and the environments that could not be planned.</summary>
public sealed record PlanDocument(int FormatVersion, IReadOnlyList<EnvironmentPlanDocument> Environments, IReadOnlyList<UnavailableDocument> Unavailable)
{
    private const int CurrentFormatVersion = 1;

    public static PlanDocument Of(PlanReport report) => new(CurrentFormatVersion, [.. report.Plans.Select(EnvironmentPlanDocument.Of)], [.. report.Unavailable.Select(item => new UnavailableDocument(item.Environment, item.Why))]);

    /// <summary>One environment's plan from a file of <c>plan --out</c>. Throws <see cref="UsageException"/> for what is no such file, or cannot be approved.</summary>
    public static ApprovedPlan ReadApproved(string path, string shown, string environment)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no plan {shown}; kafka-config plan --out writes one.");
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllText(path), JsonContexts.Default.PlanDocument);
            if (document?.FormatVersion != CurrentFormatVersion)
                throw new UsageException($"{shown} has format version {document?.FormatVersion}; this version reads {CurrentFormatVersion}.");
            var plan = document.Environments.FirstOrDefault(plan => plan.Environment == environment)
                ?? throw new UsageException($"{shown} holds no plan of {environment}; it holds {string.Join(", ", document.Environments.Select(plan => plan.Environment))}.");
            return plan.Against is null ? plan.ToApproved() : throw new UsageException($"{shown} was made against the snapshot {plan.Against}; such a plan is never applied.");
        }
        catch (JsonException problem)
        {
            throw new UsageException($"{shown}:{problem.LineNumber + 1}: this is no plan: {problem.Message.Split(" Path:")[0].TrimEnd('.')}.");
        }
    }

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.PlanDocument);
}
