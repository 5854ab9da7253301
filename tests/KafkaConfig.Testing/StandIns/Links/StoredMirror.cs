using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>A mirror topic that a stand-in holds, and where it is on its way.</summary>
public sealed class StoredMirror(string topic, string sourceTopic, int partitions)
{
    private readonly Queue<string> _next = new();
    private int _reads;
    private int _readsLeft;

    public string Topic => topic;

    public string SourceTopic => sourceTopic;

    /// <summary>In the service's word.</summary>
    public string Status { get; private set; } = "ACTIVE";

    /// <summary>What is wrong with it; empty: nothing.</summary>
    public string Error { get; set; } = "";

    /// <summary>By partition, as told: frozen or wrong, it is whatever stands here.</summary>
    public Dictionary<int, long> Lags { get; } = Enumerable.Range(0, partitions).ToDictionary(partition => partition, _ => 0L);

    /// <summary>It is in this state from now on, whatever it was on its way to.</summary>
    public void Hold(string status)
    {
        _next.Clear();
        Status = status;
    }

    /// <summary>It comes to where it is on its way to at once.</summary>
    public void Finish()
    {
        while (_next.TryDequeue(out var status))
            Status = status;
    }

    /// <summary>It is in the first of these states at once, and in the next ones after so many reads each.</summary>
    internal void Go(int reads, params IEnumerable<string> states)
    {
        _next.Clear();
        foreach (var state in states)
            _next.Enqueue(state);
        Status = _next.Dequeue();
        (_reads, _readsLeft) = (reads, reads);
    }

    /// <summary>As told; telling it brings it on.</summary>
    internal JsonObject Tell(string link)
    {
        if (_next.Count > 0 && _readsLeft-- <= 0)
            (Status, _readsLeft) = (_next.Dequeue(), _reads - 1);
        return new JsonObject
        {
            ["kind"] = "KafkaMirrorData",
            ["link_name"] = link,
            ["mirror_topic_name"] = topic,
            ["source_topic_name"] = sourceTopic,
            ["num_partitions"] = partitions,
            ["mirror_lags"] = LagsNode(),
            ["mirror_status"] = Status,
            ["mirror_topic_error"] = Error,
            ["state_time_ms"] = 1_612_550_939_300,
        };
    }

    internal JsonArray LagsNode() => new(
        [.. Lags.OrderBy(lag => lag.Key).Select(lag => new JsonObject { ["partition"] = lag.Key, ["lag"] = lag.Value, ["last_source_fetch_offset"] = 0 })]);
}
