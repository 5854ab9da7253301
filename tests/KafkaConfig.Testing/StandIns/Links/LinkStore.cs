using System.Globalization;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>What the cluster of a stand-in holds: topics, links and their mirrors.</summary>
public sealed class LinkStore(string clusterId)
{
    private int _last;

    public string ClusterId => clusterId;

    public LinkSwitches Switches { get; } = new();

    public SortedDictionary<string, StoredLink> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>By name, how many partitions they have; mirrors are topics too.</summary>
    public SortedDictionary<string, int> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>The same of the cluster at the other end, where no other stand-in is.</summary>
    public SortedDictionary<string, int> SourceTopics { get; } = new(StringComparer.Ordinal);

    internal LinkStore? Peer { get; set; }

    /// <summary>Without judging it.</summary>
    public StoredLink Add(string name, params (string Key, string Value)[] configs)
    {
        var link = new StoredLink(name, $"link-{(++_last).ToString(CultureInfo.InvariantCulture)}") { SourceClusterId = Peer?.ClusterId ?? "lkc-source" };
        foreach (var (key, value) in configs)
            link.Configs[key] = value;
        Links[name] = link;
        return link;
    }

    /// <summary>A mirror with a source topic of the same name, without judging it.</summary>
    public StoredMirror AddMirror(string link, string topic, string status = "ACTIVE", int partitions = 1)
    {
        SourceTopics.TryAdd(topic, partitions);
        Topics[topic] = partitions;
        var mirror = new StoredMirror(topic, topic, partitions);
        mirror.Hold(status);
        Links[link].Mirrors[topic] = mirror;
        return mirror;
    }

    public StoredLink Find(string name) => Links.GetValueOrDefault(name) ?? throw LinkRefusalException.NoLink(name);

    public StoredMirror Find(string link, string topic) => Find(link).Mirrors.GetValueOrDefault(topic) ?? throw LinkRefusalException.NoTopic(topic);

    internal int? FindSource(string topic) => (Peer?.Topics ?? SourceTopics).TryGetValue(topic, out var partitions) ? partitions : null;
}
