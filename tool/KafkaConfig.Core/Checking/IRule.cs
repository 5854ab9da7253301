using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Checking;

/// <summary>One conviction about what may change. Pure: it finds, and decides nothing.</summary>
public interface IRule
{
    RuleDescription Description { get; }

    IEnumerable<Finding> Check(CheckContext context);
}
