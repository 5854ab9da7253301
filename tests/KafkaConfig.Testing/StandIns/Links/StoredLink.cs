using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>A cluster link that a stand-in holds: one object of the two where both sides have one.</summary>
public sealed class StoredLink(string name, string id)
{
    public string Name => name;

    /// <summary>What is set; the rest has its default.</summary>
    public SortedDictionary<string, string> Configs { get; } = new(StringComparer.Ordinal);

    /// <summary>By the names that they have here.</summary>
    public SortedDictionary<string, StoredMirror> Mirrors { get; } = new(StringComparer.Ordinal);

    public string? SourceClusterId { get; set; }

    public string? DestinationClusterId { get; set; }

    public string? RemoteClusterId { get; set; }

    public string State { get; set; } = "ACTIVE";

    public string? Error { get; set; } = "NO_ERROR";

    public string? ErrorMessage { get; set; } = "";

    internal string Mode => Value("link.mode");

    internal string Prefix => Value("cluster.link.prefix");

    internal string Value(string key) => Configs.GetValueOrDefault(key) ?? LinkKey.Find(key).Default;

    internal JsonObject Tell() => new()
    {
        ["kind"] = "KafkaLinkData",
        ["link_name"] = name,
        ["link_id"] = id,
        ["cluster_link_id"] = id,
        ["source_cluster_id"] = SourceClusterId,
        ["destination_cluster_id"] = DestinationClusterId,
        ["remote_cluster_id"] = RemoteClusterId,
        ["topic_names"] = new JsonArray([.. Mirrors.Keys.Select(topic => JsonValue.Create(topic))]),
        ["link_state"] = State,
        ["link_error"] = Error,
        ["link_error_message"] = ErrorMessage,
    };

    internal JsonObject TellConfig(LinkKey key)
    {
        var isSet = Configs.ContainsKey(key.Name);
        return new JsonObject
        {
            ["kind"] = "KafkaLinkConfigData",
            ["link_name"] = name,
            ["name"] = key.Name,
            ["value"] = key.IsSensitive ? null : Value(key.Name),
            ["is_default"] = !isSet,
            ["is_read_only"] = key.IsFixed,
            ["is_sensitive"] = key.IsSensitive,
            ["source"] = isSet ? "DYNAMIC_CLUSTER_LINK_CONFIG" : "DEFAULT_CONFIG",
            ["synonyms"] = new JsonArray(),
        };
    }

    /// <summary>Null resets it. Switching a feature off clears its filters.</summary>
    internal void Set(LinkKey key, string? value)
    {
        var wasOn = IsOn(key.Name);
        if (value is null)
            Configs.Remove(key.Name);
        else
            Configs[key.Name] = value;
        if (key.Filter is not null && wasOn && !IsOn(key.Name))
            Configs.Remove(key.Filter);
        if (key.Name == "cluster.link.paused")
            Pause(IsOn(key.Name));
    }

    private bool IsOn(string key) => Value(key).Equals("true", StringComparison.OrdinalIgnoreCase);

    private void Pause(bool isPaused)
    {
        State = isPaused ? "PAUSED" : "ACTIVE";
        var (from, to) = isPaused ? ("ACTIVE", "LINK_PAUSED") : ("LINK_PAUSED", "ACTIVE");
        foreach (var mirror in Mirrors.Values.Where(mirror => mirror.Status == from))
            mirror.Hold(to);
    }
}
