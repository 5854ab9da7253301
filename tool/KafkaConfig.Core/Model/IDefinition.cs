namespace KafkaConfig.Core.Model;

/// <summary>What one environment should hold of one resource, all layers resolved.</summary>
public interface IDefinition
{
    ResourceAddress Address { get; }

    /// <summary>Where the file begins.</summary>
    SourceLocation Location { get; }

    string Owner { get; }

    /// <summary>What this one is a part of, so that one is never planned without the other; null: it stands alone.</summary>
    ResourceAddress? PartOf => null;

    /// <summary>Resources that this one answers for, though files of their own kind do not declare them.</summary>
    IReadOnlyList<ResourceAddress> Holds => [];
}
