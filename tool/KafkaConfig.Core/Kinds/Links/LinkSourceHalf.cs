using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>The half that a link has on its source: the link is planned at its destination, and the source's environment only knows that the half is declared.</summary>
public sealed record LinkSourceHalf(string Name, string Destination, string Owner, SourceLocation Location) : IDefinition
{
    public ResourceAddress Address => ResourceAddress.Link(Name);
}
