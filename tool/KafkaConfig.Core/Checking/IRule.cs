using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Checking;

/// <summary>One conviction about what may change. Pure: it finds, and decides nothing.</summary>
public interface IRule
{
    RuleDescription Description { get; }

    /// <summary>False where it looks at settings and definitions alone, so that it can run while a cluster is still being read.</summary>
    bool NeedsLive { get; }

    IEnumerable<Finding> Check(CheckContext context);
}
