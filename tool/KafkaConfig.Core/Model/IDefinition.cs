namespace KafkaConfig.Core.Model;

/// <summary>What one environment should hold of one resource, all layers resolved.</summary>
public interface IDefinition
{
    ResourceAddress Address { get; }

    /// <summary>Where the file begins.</summary>
    SourceLocation Location { get; }

    string Owner { get; }
}
