using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Reads links and mirrors of a sandbox or a snapshot.</summary>
public sealed class SandboxLinkCluster(SandboxFile file) : ILinkCluster, IMirrorCluster
{
    public Task<IReadOnlyList<LiveLink>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LiveLink>>(
        [.. Read().Select(link => new LiveLink(link.Key, link.Key, link.Value.RemoteClusterId, link.Value.State, link.Value.Problem, new Fact<IReadOnlyDictionary<string, string?>>.Known(link.Value.Configs)))]);

    public Task<IReadOnlyList<LiveMirror>> ListMirrorsAsync(IReadOnlyList<string> links, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LiveMirror>>(
        [.. Read().Where(link => links.Contains(link.Key)).SelectMany(link => link.Value.Mirrors.Select(mirror => ToLive(link.Key, link.Value, mirror.Key, mirror.Value, file.Read().Topics.GetValueOrDefault(mirror.Key)?.Assignments.Count ?? 0)))]);

    private SortedDictionary<string, SandboxLink> Read() => file.Read().Links ?? new(StringComparer.Ordinal);

    private static LiveMirror ToLive(string name, SandboxLink link, string topic, SandboxMirror mirror, int partitions)
    {
        var status = (mirror.Status ?? MirrorStatus.Active) == MirrorStatus.Active && link.Configs.GetValueOrDefault(LinkConfigs.Paused) == "true" ? MirrorStatus.LinkPaused : mirror.Status ?? MirrorStatus.Active;
        return new LiveMirror(name, topic, mirror.SourceTopic, status, WordOf(status), mirror.Problem, Enumerable.Range(0, partitions).ToDictionary(number => number, _ => 0L));
    }

    internal static string WordOf(MirrorStatus status) => status switch
    {
        MirrorStatus.LinkPaused => "LINK_PAUSED",
        MirrorStatus.Starting => "PENDING_MIRROR",
        MirrorStatus.Stopping => "PENDING_STOPPED",
        MirrorStatus.SourceUnavailable => "SOURCE_UNAVAILABLE",
        _ => status.ToString().ToUpperInvariant(),
    };
}
