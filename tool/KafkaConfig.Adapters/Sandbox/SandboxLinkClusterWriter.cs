using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Writes links and mirrors of a sandbox, and refuses what brokers refuse.</summary>
public sealed class SandboxLinkClusterWriter(SandboxFile file) : ILinkClusterWriter, IMirrorClusterWriter
{
    private const string Missing = "There is no link of this name.";

    private static readonly string[] Known =
    [
        "acl.filters", "acl.sync.enable", "acl.sync.ms", "auto.create.mirror.topics.enable", "auto.create.mirror.topics.filters", "cluster.link.paused", "cluster.link.prefix", "consumer.group.prefix.enable",
        "consumer.offset.group.filters", "consumer.offset.sync.enable", "consumer.offset.sync.ms", "mirror.start.offset.spec", "topic.config.sync.include", "topic.config.sync.ms",
    ];

    public async Task<WriteResult> CreateAsync(LinkSpecification link, bool isDryRun, CancellationToken cancellationToken)
    {
        var result = await CreateHalfAsync(link, isDryRun, cancellationToken);
        // The half that reaches tells the one that waits where it comes from.
        if (result.Status == WriteStatus.Done && !isDryRun && link.Mode == LinkMode.OutboundSource && file.Other(link.Remote?.File) is { } destination)
            await destination.ChangeAsync(state => state.Links?.GetValueOrDefault(link.Name) is { } half ? state with { Links = With(state, link.Name, half with { Remote = file.Name }) } : state, cancellationToken);
        return result;
    }

    private Task<WriteResult> CreateHalfAsync(LinkSpecification link, bool isDryRun, CancellationToken cancellationToken) => ChangeAsync(link.Name, isDryRun, links =>
    {
        if (links.ContainsKey(link.Name))
            return "There is a link of this name: somebody created it meanwhile.";
        if (link.Configs.Select(pair => Complaint(pair.Key, pair.Value)).FirstOrDefault(complaint => complaint is not null) is { } complaint)
            return complaint;
        var configs = new SortedDictionary<string, string?>(link.Configs.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (name, value) in Connection(link.Remote))
            configs[name] = value;
        if (configs.GetValueOrDefault(LinkConfigs.Prefix) is { } prefix && links.FirstOrDefault(other => other.Value.Configs.GetValueOrDefault(LinkConfigs.Prefix) == prefix) is { Key: { } taken })
            return $"The link {taken} has the prefix {prefix} already.";
        links[link.Name] = new SandboxLink { RemoteClusterId = link.RemoteClusterId.Template, Remote = link.Remote?.File ?? link.Remote?.BootstrapServers?.Template, Configs = configs };
        return null;
    }, cancellationToken);

    public Task<WriteResult> AlterAsync(string link, IReadOnlyList<LinkConfigMove> moves, bool isDryRun, CancellationToken cancellationToken) => ChangeAsync(link, isDryRun, links =>
    {
        if (!links.TryGetValue(link, out var found))
            return Missing;
        if (moves.FirstOrDefault(move => move.Name == LinkConfigs.Prefix) is { } prefix)
            return $"{prefix.Name} is fixed when a link is created.";
        if (moves.Select(move => Complaint(move.Name, move.Value)).FirstOrDefault(complaint => complaint is not null) is { } complaint)
            return complaint;
        var configs = new SortedDictionary<string, string?>(found.Configs, StringComparer.Ordinal);
        foreach (var move in moves)
        {
            if (move.Value is null)
                configs.Remove(move.Name);
            else
                configs[move.Name] = move.Value;
            // A filter that is set beside its switch stays.
            if (move.Value is null or "false" && LinkConfigs.Filters.TryGetValue(move.Name, out var filter) && !moves.Any(other => other.Name == filter))
                configs.Remove(filter);
        }

        links[link] = found with { Configs = configs };
        return null;
    }, cancellationToken);

    public Task<WriteResult> DeleteAsync(string link, bool isDryRun, CancellationToken cancellationToken) => ChangeAsync(link, isDryRun, links =>
    {
        if (!links.TryGetValue(link, out var found))
            return Missing;
        if (found.Mirrors.Where(mirror => mirror.Value.Status != MirrorStatus.Stopped).Select(mirror => $"{mirror.Key} ({SandboxLinkCluster.WordOf(mirror.Value.Status ?? MirrorStatus.Active)})").ToList() is { Count: > 0 } mirrors)
            return $"The link has mirrors that are not stopped: {string.Join(", ", mirrors)}.";
        links.Remove(link);
        return null;
    }, cancellationToken);

    public async Task<IReadOnlyList<WriteResult>> CreateMirrorsAsync(string link, IReadOnlyList<MirrorSpecification> mirrors, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>();
        foreach (var mirror in mirrors)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? problem = null;
            await file.ChangeAsync(state =>
            {
                var found = state.Links?.GetValueOrDefault(link);
                var source = file.Other(found?.Remote)?.Read();
                problem = found is null ? Missing
                    : mirror.Topic != (found.Configs.GetValueOrDefault(LinkConfigs.Prefix) ?? "") + mirror.SourceTopic ? $"A mirror of {mirror.SourceTopic} has the link's prefix and that name, and not {mirror.Topic}."
                    : state.Topics.ContainsKey(mirror.Topic) ? $"The topic {mirror.Topic} already exists."
                    : source is not null && !source.Topics.ContainsKey(mirror.SourceTopic) ? $"There is no topic {mirror.SourceTopic} on the source." : null;
                if (problem is not null || found is null)
                    return state;
                var copied = SandboxReplication.Copy(state, source ?? Stub(mirror.SourceTopic), [(mirror.SourceTopic, mirror.Topic)]);
                return copied with { Links = With(copied, link, found with { Mirrors = new(found.Mirrors, StringComparer.Ordinal) { [mirror.Topic] = new SandboxMirror { SourceTopic = mirror.SourceTopic } } }) };
            }, cancellationToken);
            results.Add(problem is null ? WriteResult.Done(mirror.Topic) : WriteResult.Refused(mirror.Topic, problem));
        }

        return results;
    }

    public async Task<IReadOnlyList<WriteResult>> MoveMirrorsAsync(string link, MirrorVerb verb, IReadOnlyList<string> topics, bool isDryRun, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>();
        foreach (var topic in topics)
        {
            results.Add(await ChangeAsync(topic, isDryRun, links =>
            {
                if (!links.TryGetValue(link, out var found))
                    return Missing;
                if (found.Mirrors.GetValueOrDefault(topic) is not { } mirror)
                    return $"{link} has no mirror {topic}.";
                var before = mirror.Status ?? MirrorStatus.Active;
                if (After(verb, before) is not { } status)
                    return $"A mirror that is {before.ToString().ToUpperInvariant()} cannot {Words(verb)}.";
                links[link] = found with { Mirrors = new(found.Mirrors, StringComparer.Ordinal) { [topic] = mirror with { Status = status == MirrorStatus.Active ? null : status, Problem = null } } };
                return null;
            }, cancellationToken));
        }

        return results;
    }

    // Null: there is no way. A file copies at once, so that no promotion has to wait.
    private static MirrorStatus? After(MirrorVerb verb, MirrorStatus status) => (verb, status) switch
    {
        (MirrorVerb.Pause, MirrorStatus.Active or MirrorStatus.Paused or MirrorStatus.SourceUnavailable) => MirrorStatus.Paused,
        (MirrorVerb.Resume, MirrorStatus.Paused or MirrorStatus.Active) => MirrorStatus.Active,
        (MirrorVerb.Promote, MirrorStatus.Stopping) => MirrorStatus.Stopping,
        (MirrorVerb.Promote, MirrorStatus.Active or MirrorStatus.Stopped) => MirrorStatus.Stopped,
        (MirrorVerb.FailOver, not (MirrorStatus.Starting or MirrorStatus.Unknown)) => MirrorStatus.Stopped,
        _ => null,
    };

    private static string Words(MirrorVerb verb) => verb switch
    {
        MirrorVerb.Pause => "be paused",
        MirrorVerb.Resume => "be resumed",
        MirrorVerb.Promote => "be promoted",
        _ => "be failed over",
    };

    // How the other end is reached, as brokers keep it: what is secret is never told.
    private static IEnumerable<KeyValuePair<string, string?>> Connection(ClusterConnection? remote)
    {
        if (remote?.BootstrapServers is { } servers)
            yield return new("bootstrap.servers", servers.Template);
        foreach (var (name, value) in remote?.Client ?? [])
        {
            if (name == "security.protocol")
                yield return new(name, value.Template.ToUpperInvariant());
            else if (name is "sasl.mechanism" or "sasl.mechanisms")
                yield return new("sasl.mechanism", value.Template);
            else if (name == "sasl.password")
                yield return new("sasl.jaas.config", null);
        }
    }

    // Null: brokers take it.
    private static string? Complaint(string name, string? value) =>
        !Known.Contains(name) ? $"{name} is no config of a link." : name.EndsWith(".enable", StringComparison.Ordinal) && value is not (null or "true" or "false") ? $"{name} is true or false, and not {value}." : null;

    // A sandbox that stands alone has no source to look at.
    private static SandboxState Stub(string topic) => new() { Topics = new(StringComparer.Ordinal) { [topic] = new SandboxTopic { Assignments = [[1]] } } };

    private async Task<WriteResult> ChangeAsync(string name, bool isDryRun, Func<SortedDictionary<string, SandboxLink>, string?> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? problem = null;
        if (isDryRun)
        {
            problem = change(new(file.Read().Links ?? new(StringComparer.Ordinal), StringComparer.Ordinal));
        }
        else
        {
            await file.ChangeAsync(state =>
            {
                var links = new SortedDictionary<string, SandboxLink>(state.Links ?? new(StringComparer.Ordinal), StringComparer.Ordinal);
                problem = change(links);
                return problem is null ? state with { Links = links } : state;
            }, cancellationToken);
        }

        return problem is null ? WriteResult.Done(name) : WriteResult.Refused(name, problem);
    }

    private static SortedDictionary<string, SandboxLink> With(SandboxState state, string name, SandboxLink link) => new(state.Links ?? new(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = link };
}
