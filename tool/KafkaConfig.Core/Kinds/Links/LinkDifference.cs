using System.Security.Cryptography;
using System.Text;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Collects what a comparison of links finds.</summary>
internal sealed class LinkDifference
{
    private readonly Dictionary<ResourceAddress, string> _digests = [];
    private readonly Dictionary<ResourceAddress, string> _unread = [];
    private readonly List<ResourceAddress> _mirrors = [];
    private int _unchanged;

    /// <summary>Links whose offset sync is on, whatever their files say.</summary>
    public HashSet<string> Syncing { get; } = new(StringComparer.Ordinal);

    public List<Change> Changes { get; } = [];

    public List<Drift> Drift { get; } = [];

    public void Add(LinkDefinition definition, LiveLink? live, string? sourceId)
    {
        if (live is null)
        {
            Changes.Add(new CreateLink(definition, OnSource: false));
            _digests[definition.Address] = "absent";
            return;
        }

        if (live.Configs is not Fact<IReadOnlyDictionary<string, string?>>.Known { Value: var configs })
        {
            _unread[definition.Address] = ((Fact<IReadOnlyDictionary<string, string?>>.Unknown)live.Configs).Why;
            return;
        }

        if (configs.GetValueOrDefault(LinkConfigs.GroupSync) == "true")
            Syncing.Add(definition.Name);
        var changes = LinkDiffer.Diff(definition, live, configs, sourceId).ToList();
        Changes.AddRange(changes);
        Drift.AddRange(LinkDiffer.Undeclared(definition, configs));
        if (live.Problem is { } problem)
            Drift.Add(new Drift(definition.Address, null, null, ValueUnit.None, definition.Location) { Problem = $"it is {live.State}: {problem}" });
        _unchanged += changes.Count == 0 ? 1 : 0;
        _digests[definition.Address] = Digest(string.Join('\n', configs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend($"{live.Id} {live.RemoteClusterId}")));
    }

    public void Add(MirrorDefinition definition, LiveMirror? live)
    {
        var changes = MirrorDiffer.Diff(definition, live);
        Changes.AddRange(changes);
        _mirrors.Add(definition.Address);
        _unchanged += changes.Count == 0 ? 1 : 0;
        _digests[definition.Address] = live is null ? "absent" : Digest($"{live.Link}\n{live.SourceTopic}\n{live.Word}");
        if (live is null || changes.Count > 0)
            return;
        var problem = MirrorDiffer.IsReached(definition.State.Value, live.Status) ? live.Problem : $"it is {live.Word}{(live.Problem is { } reason ? $": {reason}" : "")}";
        if (problem is not null)
            Drift.Add(new Drift(definition.Address, null, null, ValueUnit.None, definition.Location) { Problem = problem });
    }

    public KindDifference ToDifference(Dictionary<ResourceAddress, LiveMirror> live, IReadOnlyDictionary<ResourceAddress, Fact<MirrorLag>> lags, IEnumerable<Observation> observations) => new()
    {
        Changes = [.. Changes.OrderBy(change => change.Address)],
        Digests = _digests.Where(pair => Changes.Exists(change => change.Address == pair.Key)).ToDictionary(),
        Drift = [.. Drift.OrderBy(drift => drift.Address).ThenBy(drift => drift.Field, StringComparer.Ordinal)],
        Unread = _unread,
        Unchanged = _unchanged,
        Observations = [.. observations, .. _mirrors.Where(live.ContainsKey).Order().Select(address => Observe(address, live[address], lags.GetValueOrDefault(address)))],
    };

    private static Observation Observe(ResourceAddress address, LiveMirror live, Fact<MirrorLag>? lag) => new(
        address, MirrorDiffer.WordOf(live), lag is Fact<MirrorLag>.Known known ? known.Value.Total : null,
        lag is Fact<MirrorLag>.Unknown unknown ? $"how far it is behind is not known: {unknown.Why}" : live.Problem);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
