namespace KafkaConfig.Core.Reporting;

/// <summary>What became of a report.</summary>
public enum ReportOutcome
{
    Created,
    Updated,
    Closed,

    /// <summary>There was nothing to say, and nothing that said otherwise.</summary>
    Nothing,
}
