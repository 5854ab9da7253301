namespace KafkaConfig.Core.Loading;

/// <summary>One key of an <see cref="ObjectShape"/>.</summary>
/// <param name="Name">The key as files write it.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Description">What it means, for editors.</param>
/// <param name="Required">Missing is a finding.</param>
public sealed record FieldShape(string Name, Shape Shape, string Description, bool Required = false)
{
    /// <summary>Part of the file format, and not managed by this version: a finding that says so, never ignored.</summary>
    public bool NotManaged { get; init; }
}
