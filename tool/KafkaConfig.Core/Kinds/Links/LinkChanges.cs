using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>The link is declared, and one of its halves is absent; a link that the destination alone makes has one half.</summary>
/// <param name="Definition">What the file says.</param>
/// <param name="OnSource">True for the half on the source.</param>
public sealed record CreateLink(LinkDefinition Definition, bool OnSource) : Change(Definition.Address, Reason.NotOnCluster, Impact.Additive, Definition.Location)
{
    public override string Action => "create";

    public override IReadOnlyList<FieldChange> Fields =>
    [
        new("half", null, OnSource ? $"on the source {Definition.Source.Name}" : "on the destination"),
        new("source", null, Definition.Source.Cluster.Describe()) { AfterOrigin = "file", Source = Definition.Location },
        .. (OnSource ? [] : Definition.Config).Select(setting => new FieldChange(setting.Name, null, setting.Value) { AfterOrigin = setting.Origin, Source = setting.Location }),
    ];
}

/// <summary>Configs of the link differ.</summary>
public sealed record UpdateLink(LinkDefinition Definition, IReadOnlyList<FieldChange> Configs)
    : Change(Definition.Address, Reason.DiffersFromCluster, Impact.Disruptive, Configs.Select(config => config.Source).FirstOrDefault(source => source is not null) ?? Definition.Location)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => Configs;
}

/// <summary>The link is this repository's to delete, and declared nowhere any more.</summary>
/// <param name="Address">The link.</param>
/// <param name="Mirrors">Its mirrors that are not stopped, in ordinal order.</param>
public sealed record DeleteLink(ResourceAddress Address, IReadOnlyList<string> Mirrors) : Change(Address, Reason.NotDeclared, Impact.Destructive, null)
{
    public override string Action => "delete";

    public override IReadOnlyList<FieldChange> Fields => [new("mirrors", Mirrors.Count == 0 ? null : string.Join(',', Mirrors), null) { BeforeOrigin = "link" }];
}

/// <summary>Nothing leads from what is live to what the file says.</summary>
/// <param name="Address">The link, or the mirror.</param>
/// <param name="Field">What cannot be.</param>
/// <param name="Before">What is.</param>
/// <param name="After">What the file says.</param>
/// <param name="Path">What can be done, a sentence.</param>
/// <param name="Place">Where the file says so.</param>
public sealed record UnreachableLinkState(ResourceAddress Address, string Field, string Before, string After, string Path, SourceLocation Place)
    : Change(Address, Reason.DiffersFromCluster, Impact.Impossible, Place)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => [new(Field, Before, After) { BeforeOrigin = "link", AfterOrigin = "file", Source = Place }];
}

/// <summary>A verb on a declared mirror.</summary>
public abstract record MirrorChange(MirrorDefinition Definition, Reason Reason, Impact Impact, SourceLocation Source) : Change(Definition.Address, Reason, Impact, Source);

/// <summary>The mirror is declared, and absent.</summary>
public sealed record CreateMirror(MirrorDefinition Definition) : MirrorChange(Definition, Reason.NotOnCluster, Impact.Additive, Definition.Location)
{
    public override string Action => "create";

    /// <summary>MirrorMaker 2 takes a mirror in as paused; Cluster Linking pauses it afterwards.</summary>
    public bool IsPaused => Definition.State.Value == MirrorState.Paused;

    public override IReadOnlyList<FieldChange> Fields =>
    [
        new("source topic", null, Definition.SourceTopic) { AfterOrigin = "file", Source = Definition.Location },
        new("state", null, LinkParser.NameOf(Definition.State.Value)) { AfterOrigin = Definition.State.Origin, Source = Definition.State.Location },
    ];
}

/// <summary>The mirror goes from one state to another.</summary>
/// <param name="Definition">What the file says.</param>
/// <param name="Verb">What happens to it.</param>
/// <param name="From">Its state, as the file would say it, or the service's word.</param>
public sealed record MoveMirror(MirrorDefinition Definition, MirrorVerb Verb, string From) : MirrorChange(
    Definition, Reason.DiffersFromCluster,
    Verb switch { MirrorVerb.Resume => Impact.Additive, MirrorVerb.Pause => Impact.Disruptive, _ => Impact.Destructive }, Definition.State.Location)
{
    public override string Action => "update";

    /// <summary>True where it is an ordinary topic afterwards.</summary>
    public bool EndsMirror => Verb is MirrorVerb.Promote or MirrorVerb.FailOver;

    /// <summary>Where MirrorMaker 2 does less than the word says.</summary>
    public override string? Detail => Definition.Link.Replicator == Replicator.ClusterLinking ? null : Verb switch
    {
        MirrorVerb.Pause => "MirrorMaker 2 leaves the topic out; its copy can be written to meanwhile.",
        MirrorVerb.Resume => "MirrorMaker 2 takes the topic in again, and goes on where it stood.",
        MirrorVerb.Promote => "MirrorMaker 2 stops copying the topic; its copy could be written to all the time.",
        _ => "MirrorMaker 2 stops copying the topic; it knows no other failover.",
    };

    /// <summary>What evidence must be bound to.</summary>
    public FieldMove StateMove => new("state", From, LinkParser.NameOf(Definition.State.Value));

    public override IReadOnlyList<FieldChange> Fields =>
        [new("state", From, LinkParser.NameOf(Definition.State.Value)) { BeforeOrigin = "link", AfterOrigin = Definition.State.Origin, Source = Definition.State.Location }];
}
