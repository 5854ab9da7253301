using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Evidence;

/// <summary>KC9003: an approval of one change once let another pass, because it was only looked for and not read.</summary>
public sealed class EvidenceInvalid : IRule
{
    public static RuleDescription Rule { get; } = new(
        "KC9003", Severity.Refuse, "Evidence does not fit",
        "A reviewed file allows one exact change, for a while. One that is expired, copied from another change or for other values allows nothing.",
        "Write a new file for this change with kafka-config runbook new, and have it reviewed.");

    public RuleDescription Description => Rule;

    public bool NeedsLive => true;

    /// <summary>Nothing here: the matcher finds, once the findings that ask for evidence are known.</summary>
    public IEnumerable<Finding> Check(CheckContext context) => [];
}
