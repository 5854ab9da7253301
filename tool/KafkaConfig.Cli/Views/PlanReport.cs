using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views;

/// <summary>The plans of one run.</summary>
public sealed record PlanReport(IReadOnlyList<EnvironmentPlan> Plans);
