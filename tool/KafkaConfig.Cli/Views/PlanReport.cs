using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views;

/// <summary>The plans of one run, and the environments that could not be planned.</summary>
public sealed record PlanReport(IReadOnlyList<EnvironmentPlan> Plans, IReadOnlyList<UnavailableEnvironment> Unavailable)
{
    public PlanReport(IReadOnlyList<EnvironmentPlan> plans)
        : this(plans, [])
    {
    }
}
