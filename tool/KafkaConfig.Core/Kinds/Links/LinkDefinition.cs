using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>What the destination of a link should hold of it.</summary>
public sealed record LinkDefinition : IDefinition
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required SourceLocation Location { get; init; }

    public required Replicator Replicator { get; init; }

    public required LinkInitiation Initiation { get; init; }

    /// <summary>The source: an environment of this repository, or what the link's file says of a cluster that has none.</summary>
    public required EnvironmentDefinition Source { get; init; }

    /// <summary>True where the source is an environment of this repository.</summary>
    public required bool HasSourceEnvironment { get; init; }

    /// <summary>The destination.</summary>
    public required EnvironmentDefinition Destination { get; init; }

    /// <summary>The Connect cluster that runs MirrorMaker 2; empty for Cluster Linking.</summary>
    public string Connect { get; init; } = "";

    public Sourced<int>? Tasks { get; init; }

    public required string Prefix { get; init; }

    /// <summary>In ordinal order of names, with what follows from filters and prefix.</summary>
    public required IReadOnlyList<LinkSetting> Config { get; init; }

    public IReadOnlyList<LinkFilter> Groups { get; init; } = [];

    public IReadOnlyList<LinkFilter> Topics { get; init; } = [];

    public ResourceAddress Address => ResourceAddress.Link(Name);

    /// <summary>Null where it is not declared.</summary>
    public string? Value(string config) => Config.FirstOrDefault(setting => setting.Name == config)?.Value;

    public override string ToString() => Address.ToString();
}
