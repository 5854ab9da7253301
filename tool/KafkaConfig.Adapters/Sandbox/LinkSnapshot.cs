using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Saves what a plan needs of live links and mirrors. What a cluster does not tell, it does not tell the snapshot either.</summary>
public static class LinkSnapshot
{
    /// <summary>Links whose configs could not be read are left out, with the reason; a plan must not take them as missing, so that the caller says so.</summary>
    public static async Task<(SortedDictionary<string, SandboxLink> Links, IReadOnlyDictionary<string, string> Unread)> ReadAsync(ILinkCluster links, IMirrorCluster mirrors, CancellationToken cancellationToken)
    {
        var (saved, unread) = (new SortedDictionary<string, SandboxLink>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        var live = await links.ListAsync(cancellationToken);
        var topics = live.Count == 0 ? [] : await mirrors.ListMirrorsAsync([.. live.Select(link => link.Name)], cancellationToken);
        foreach (var link in live)
        {
            if (link.Configs is not Fact<IReadOnlyDictionary<string, string?>>.Known configs)
            {
                unread[link.Name] = ((Fact<IReadOnlyDictionary<string, string?>>.Unknown)link.Configs).Why;
                continue;
            }

            saved[link.Name] = new SandboxLink
            {
                RemoteClusterId = link.RemoteClusterId,
                State = link.State,
                Problem = link.Problem,
                Configs = new(configs.Value.Where(pair => !LinkConfigs.IsConnection(pair.Key)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
                Mirrors = new(topics.Where(mirror => mirror.Link == link.Name).ToDictionary(mirror => mirror.Topic, mirror => new SandboxMirror
                {
                    SourceTopic = mirror.SourceTopic,
                    Status = mirror.Status == MirrorStatus.Active ? null : mirror.Status,
                    Problem = mirror.Problem,
                }, StringComparer.Ordinal), StringComparer.Ordinal),
            };
        }

        return (saved, unread);
    }
}
