using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Reads the cluster links of one cluster. A call that fails as a whole (down, hanging, 401, 403, no JSON) throws <see cref="UnavailableException"/>; what fails for one link is
/// unknown for that one alone. Results come in ordinal order of names.</summary>
public interface ILinkCluster
{
    /// <summary>Every link with its configs: one request for the list, one for the configs of each link.</summary>
    Task<IReadOnlyList<LiveLink>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>Reads the mirror topics of one destination cluster.</summary>
public interface IMirrorCluster
{
    /// <summary>Every mirror of these links; a link that does not exist has none. Requests do not grow with the number of mirrors, pages apart.</summary>
    Task<IReadOnlyList<LiveMirror>> ListMirrorsAsync(IReadOnlyList<string> links, CancellationToken cancellationToken);
}

/// <summary>Writes the cluster links of one cluster. Throws nothing for what the cluster refuses. A request that was sent and not answered is <see cref="WriteStatus.Uncertain"/>; nothing
/// that was sent is sent again.</summary>
public interface ILinkClusterWriter
{
    /// <param name="link">What to create.</param>
    /// <param name="isDryRun">True: the cluster only says whether it would.</param>
    /// <param name="cancellationToken">Ends the wait before the request is sent.</param>
    Task<WriteResult> CreateAsync(LinkSpecification link, bool isDryRun, CancellationToken cancellationToken);

    /// <summary>Changes configs in the order given, in as many requests as keep a filter from being cleared by its own toggle.</summary>
    Task<WriteResult> AlterAsync(string link, IReadOnlyList<LinkConfigMove> moves, bool isDryRun, CancellationToken cancellationToken);

    /// <summary>Refused where the link has mirrors that are not stopped.</summary>
    Task<WriteResult> DeleteAsync(string link, bool isDryRun, CancellationToken cancellationToken);
}

/// <summary>Writes the mirror topics of one destination cluster; one result a mirror, in the order given.</summary>
public interface IMirrorClusterWriter
{
    /// <summary>A topic of the mirror's name must not exist.</summary>
    Task<IReadOnlyList<WriteResult>> CreateMirrorsAsync(string link, IReadOnlyList<MirrorSpecification> mirrors, CancellationToken cancellationToken);

    /// <summary>Starts the moves; a promotion that was accepted is done when the mirror is <see cref="MirrorStatus.Stopped"/>, which reading tells.</summary>
    /// <param name="link">Their link.</param>
    /// <param name="verb">What shall become of them.</param>
    /// <param name="topics">By the names that they have on the destination.</param>
    /// <param name="isDryRun">True: the cluster only says whether it would.</param>
    /// <param name="cancellationToken">Ends the wait before the request is sent.</param>
    Task<IReadOnlyList<WriteResult>> MoveMirrorsAsync(string link, MirrorVerb verb, IReadOnlyList<string> topics, bool isDryRun, CancellationToken cancellationToken);
}

/// <summary>A link as its cluster holds it.</summary>
/// <param name="Name">Its name; the same on both sides.</param>
/// <param name="Id">Tells it from a later one of its name; empty where the cluster does not say.</param>
/// <param name="RemoteClusterId">The cluster at the other end; empty where the cluster does not say.</param>
/// <param name="State">As the cluster names it: <c>ACTIVE</c>, <c>UNAVAILABLE</c>…</param>
/// <param name="Problem">The cluster's own words for what is wrong; null: nothing.</param>
/// <param name="Configs">By name, what is set on the link itself, in the cluster's text; null: sensitive, its value is never told. Unknown where they could not be read.</param>
public sealed record LiveLink(string Name, string Id, string RemoteClusterId, string State, string? Problem, Fact<IReadOnlyDictionary<string, string?>> Configs);

/// <summary>A mirror topic as the destination holds it.</summary>
/// <param name="Link">Its link.</param>
/// <param name="Topic">Its name on the destination.</param>
/// <param name="SourceTopic">Its name on the source.</param>
/// <param name="Status">What it does.</param>
/// <param name="Word">The same in the service's own word.</param>
/// <param name="Problem">What is wrong with it, in the service's words; null: nothing.</param>
/// <param name="ReportedLag">By partition, how many records the service itself says it is behind; no decision rests on it. Empty where it does not say.</param>
public sealed record LiveMirror(string Link, string Topic, string SourceTopic, MirrorStatus Status, string Word, string? Problem, IReadOnlyDictionary<int, long> ReportedLag);

/// <summary>What a mirror does, over all replicators.</summary>
public enum MirrorStatus
{
    /// <summary>A word that this version does not know: nothing is decided on it.</summary>
    Unknown,
    Active,
    Paused,

    /// <summary>Its link is paused, and with it all of the link's mirrors.</summary>
    LinkPaused,

    /// <summary>On its way to <see cref="Active"/>.</summary>
    Starting,

    /// <summary>On its way to <see cref="Stopped"/>, by a promotion or a failover.</summary>
    Stopping,

    /// <summary>An ordinary topic by now, promoted or failed over: which of the two, nobody keeps.</summary>
    Stopped,

    /// <summary>The source does not answer.</summary>
    SourceUnavailable,

    /// <summary>The mirror, or its link, has failed for good.</summary>
    Failed,
}

/// <summary>What can become of a mirror.</summary>
public enum MirrorVerb
{
    Pause,
    Resume,

    /// <summary>Waits until nothing is left to copy, then makes it an ordinary topic. Needs the source.</summary>
    Promote,

    /// <summary>Makes it an ordinary topic at once; what is not copied yet is lost.</summary>
    FailOver,
}

/// <summary>A link, or one half of a link that has an object on either side, as it is to be created.</summary>
/// <param name="Name">Its name; the same on both sides.</param>
/// <param name="Mode">What this half is.</param>
/// <param name="RemoteClusterId">The cluster at the other end.</param>
/// <param name="Remote">How this cluster reaches the other end, with credentials as references; null where it waits to be reached.</param>
/// <param name="Configs">In ordinal order of names, without what follows from the other arguments.</param>
public sealed record LinkSpecification(string Name, LinkMode Mode, ExternalText RemoteClusterId, ClusterConnection? Remote, IReadOnlyList<KeyValuePair<string, string>> Configs);

/// <summary>What a link, or the half of one, is to its cluster.</summary>
public enum LinkMode
{
    /// <summary>The destination reaches the source.</summary>
    Destination,

    /// <summary>The destination's half of a link that the source makes: it waits.</summary>
    InboundDestination,

    /// <summary>The source's half of it, which reaches the destination.</summary>
    OutboundSource,

    /// <summary>Either half of a link that can mirror both ways.</summary>
    Bidirectional,
}

/// <summary>One config of a link; a null <paramref name="Value"/> removes it, so that its default holds.</summary>
public sealed record LinkConfigMove(string Name, string? Value);

/// <summary>A mirror to create.</summary>
/// <param name="SourceTopic">On the source.</param>
/// <param name="Topic">On the destination: the link's prefix and the source's name.</param>
public sealed record MirrorSpecification(string SourceTopic, string Topic);
