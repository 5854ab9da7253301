using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views;

/// <summary>An apply: first its plan, then, once it is over, how it ended; no report where nothing was tried.</summary>
public sealed record ApplyRun(EnvironmentPlan Plan, ApplyReport? Report)
{
    public bool IsOver { get; init; }

    /// <summary>What is not as it was approved; empty where nothing was compared, or nothing differs.</summary>
    public IReadOnlyList<string> ChangedSinceApproval { get; init; } = [];
}
