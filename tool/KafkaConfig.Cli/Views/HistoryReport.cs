using KafkaConfig.Core.Journal;

namespace KafkaConfig.Cli.Views;

/// <summary>Past runs on one environment, newest first, and what is applied there.</summary>
public sealed record HistoryReport(string Environment, AppliedRevision? Applied, IReadOnlyList<RunRecord> Runs);
