using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>A resource as its file declares it, for all environments together.</summary>
public interface IDeclaration
{
    ResourceAddress Address { get; }

    /// <summary>Where the file begins.</summary>
    SourceLocation Location { get; }
}
