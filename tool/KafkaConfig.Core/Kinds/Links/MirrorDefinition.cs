using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>What the destination of a link should hold of one mirror.</summary>
/// <param name="Link">Its link.</param>
/// <param name="SourceTopic">Its name on the source.</param>
/// <param name="State">What it shall be.</param>
/// <param name="Location">Where the file names it.</param>
public sealed record MirrorDefinition(LinkDefinition Link, string SourceTopic, Sourced<MirrorState> State, SourceLocation Location) : IDefinition
{
    /// <summary>Its name on the destination.</summary>
    public string Topic => Link.Prefix + SourceTopic;

    public ResourceAddress Address => ResourceAddress.Mirror(Link.Name, Topic);

    public string Owner => Link.Owner;

    /// <summary>The topic belongs to the mirror, and is left to it: nothing deletes it, whoever has it in the end.</summary>
    public IReadOnlyList<ResourceAddress> Holds => [ResourceAddress.Topic(Topic)];

    /// <summary>True while the topic is, or shall be, written by the link alone.</summary>
    public bool IsMirror => State.Value is MirrorState.Active or MirrorState.Paused;

    public override string ToString() => Address.ToString();
}
