using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Operations.Drifts;

namespace KafkaConfig.Cli.Documents;

/// <summary>One difference between Git and what is live, or between two environments.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Field">Null where the whole resource is meant.</param>
/// <param name="Declared">What the files say; null: nothing.</param>
/// <param name="Live">What is live; null: nothing.</param>
/// <param name="What">The same as a sentence for people.</param>
public sealed record DifferenceDocument(string Address, string? Field, string? Declared, string? Live, string What)
{
    internal static DifferenceDocument Of(LiveDifference difference) => new(difference.Address.ToString(), difference.Field, difference.Declared, difference.Live, ChangeWords.Difference(difference));
}
