using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>A connector that a stand-in holds, and how it is.</summary>
public sealed class StoredConnector(string name, bool isSource)
{
    private const string Worker = "127.0.0.1:8083";

    public string Name => name;

    /// <summary>As written, with its name.</summary>
    public SortedDictionary<string, string> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>As it was told: <c>RUNNING</c>, <c>PAUSED</c>, <c>STOPPED</c>.</summary>
    public string State { get; set; } = "RUNNING";

    /// <summary>Its connector failed with this; null: it did not.</summary>
    public string? Failure { get; set; }

    /// <summary>Its task failed with this; null: it did not.</summary>
    public string? TaskFailure { get; set; }

    /// <summary>So many times more it has no status yet.</summary>
    public int Omissions { get; set; }

    internal JsonObject Info() => new()
    {
        ["name"] = name,
        ["config"] = ConfigNode(),
        ["tasks"] = State == "STOPPED" ? new JsonArray() : new JsonArray(new JsonObject { ["connector"] = name, ["task"] = 0 }),
        ["type"] = Type,
    };

    internal JsonObject ConfigNode() => new(Config.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, JsonValue.Create(pair.Value))));

    internal JsonObject Status() => new()
    {
        ["name"] = name,
        ["connector"] = Part(Failure),
        ["tasks"] = State == "STOPPED" ? new JsonArray() : new JsonArray(Task()),
        ["type"] = Type,
    };

    private string Type => isSource ? "source" : "sink";

    private JsonObject Task()
    {
        var task = Part(TaskFailure);
        task["id"] = 0;
        return task;
    }

    private JsonObject Part(string? failure)
    {
        var part = new JsonObject { ["state"] = failure is null ? State : "FAILED", ["worker_id"] = Worker, ["version"] = ConnectPlugins.Version };
        if (failure is not null)
            part["trace"] = failure;
        return part;
    }
}
