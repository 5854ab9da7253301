using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Planning.Bases;

/// <summary>KC9004: a pull request once pointed the pipeline's password at a broker of its author, and another one lowered the rule that would have refused it.</summary>
public sealed class PolicyChanged : IRule
{
    private const int MostNamed = 5;

    public static RuleDescription Rule { get; } = new(
        "KC9004", Severity.Refuse, "Connection or policy edited in a pull request",
        "A plan of a pull request connects with real credentials to where the files say, and judges by the rules that the files set: so these come from the base branch, and are never what the same pull request proposes.",
        "Merge the change of connections, rules, owners, limits or protection alone, reviewed by the platform's owners. Plans of other changes resume after it.");

    public RuleDescription Description => Rule;

    public bool NeedsLive => true;

    /// <summary>Nothing here: revisions are compared before anything is connected to.</summary>
    public IEnumerable<Finding> Check(CheckContext context) => [];

    /// <summary>Empty where connections and policy are those of the base.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">What is proposed.</param>
    public static IReadOnlyList<Finding> Between(IRepository before, IRepository after) =>
    [
        .. PolicyComparison.Differences(before, after).Select(difference => Rule.Finding(
            $"{difference.Location.Path} differs from the base in {string.Join(", ", difference.Keys.Take(MostNamed))}{(difference.Keys.Count > MostNamed ? $" and {difference.Keys.Count - MostNamed} more" : "")}.", location: difference.Location)),
    ];
}
