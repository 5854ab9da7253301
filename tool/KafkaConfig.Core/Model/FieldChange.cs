namespace KafkaConfig.Core.Model;

/// <summary>One field of a change, in Kafka's raw values. Derived from a verb, for views that need one shape.</summary>
/// <param name="Field">The field as files name it: <c>partitions</c>, <c>retention.ms</c>.</param>
/// <param name="Before">The live value; null where there is none.</param>
/// <param name="After">The value after the change; null where the field goes back to the cluster's default or the resource goes.</param>
/// <param name="Unit">What the number counts, so that a view can show both forms.</param>
public sealed record FieldChange(string Field, string? Before, string? After, ValueUnit Unit = ValueUnit.None)
{
    /// <summary>Where the live value comes from: <c>topic</c>, <c>broker</c>, <c>default</c>; null where there is no live value.</summary>
    public string? BeforeOrigin { get; init; }

    /// <summary>Where the wanted value comes from: <c>file</c>, <c>profile event</c>, <c>defaults</c>, <c>environment staging</c>.</summary>
    public string? AfterOrigin { get; init; }

    /// <summary>What comes into force where <see cref="After"/> is null; null where that is unknown or nothing does.</summary>
    public string? Fallback { get; init; }

    /// <summary>Where the fallback comes from: <c>broker</c>, <c>cluster</c>, <c>default</c>.</summary>
    public string? FallbackOrigin { get; init; }

    /// <summary>True where the part itself is new, so that nothing was in force before.</summary>
    public bool IsAddition { get; init; }

    /// <summary>True where the part itself goes, so that nothing takes its place.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>The line that asks for it.</summary>
    public SourceLocation? Source { get; init; }
}
