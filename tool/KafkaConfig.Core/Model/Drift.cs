namespace KafkaConfig.Core.Model;

/// <summary>Something live that a plan leaves alone: what no file declares, or what is as declared and broken all the same.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Field">The field that is not declared; null where the whole resource is not.</param>
/// <param name="Value">Its live value; null where there is none to show.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Source">The file of a declared resource.</param>
public sealed record Drift(ResourceAddress Address, string? Field, string? Value, ValueUnit Unit, SourceLocation? Source)
{
    /// <summary>What is wrong with a declared resource, though nothing is to be changed; null where it is not declared.</summary>
    public string? Problem { get; init; }
}
