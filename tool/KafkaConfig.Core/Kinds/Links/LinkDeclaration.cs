using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>A link's file as written, before layers are resolved.</summary>
public sealed record LinkDeclaration : IDeclaration
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required SourceLocation OwnerLocation { get; init; }

    public required SourceLocation Location { get; init; }

    public required LinkEnd Source { get; init; }

    /// <summary>An environment: the one in which the link is planned.</summary>
    public required LinkEnd Destination { get; init; }

    public Replicator Replicator { get; init; }

    public LinkInitiation Initiation { get; init; }

    /// <summary>The destination's Connect cluster that runs MirrorMaker 2; null for Cluster Linking.</summary>
    public Sourced<string>? Connect { get; init; }

    /// <summary>How many tasks MirrorMaker 2 may have.</summary>
    public Sourced<int>? Tasks { get; init; }

    /// <summary>What stands before every mirror's name; empty: nothing.</summary>
    public string Prefix { get; init; } = "";

    public IReadOnlyList<LinkSetting> Config { get; init; } = [];

    /// <summary>Which groups' offsets are copied; empty: none.</summary>
    public IReadOnlyList<LinkFilter> Groups { get; init; } = [];

    /// <summary>Which topics become mirrors by themselves; empty: none.</summary>
    public IReadOnlyList<LinkFilter> Topics { get; init; } = [];

    public IReadOnlyList<MirrorDeclaration> Mirrors { get; init; } = [];

    public ResourceAddress Address => ResourceAddress.Link(Name);
}
