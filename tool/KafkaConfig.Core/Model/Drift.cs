namespace KafkaConfig.Core.Model;

/// <summary>Something live that no file declares, and that a plan leaves alone.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Field">The field that is not declared; null where the whole resource is not.</param>
/// <param name="Value">Its live value; null where there is none to show.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Source">The file of a declared resource.</param>
public sealed record Drift(ResourceAddress Address, string? Field, string? Value, ValueUnit Unit, SourceLocation? Source);
