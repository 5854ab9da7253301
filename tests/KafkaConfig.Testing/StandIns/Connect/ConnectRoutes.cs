using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>Connect's paths, each with what it does.</summary>
internal static class ConnectRoutes
{
    /// <summary>The path's template and its deed; <c>(none)</c> and a refusal where there is no such path.</summary>
    public static (string Template, Func<ConnectStore, ConnectRequest, StandInReply> Handle) Find(ConnectRequest request) => (request.Method, request.Segments) switch
    {
        _ when request.IsAmbiguous => ("(none)", (_, _) => new StandInReply(400, "")),
        ("GET", [""]) => ("/", (_, _) => new StandInReply(200, new JsonObject { ["version"] = ConnectPlugins.Version, ["commit"] = "26b251a451ce941d", ["kafka_cluster_id"] = "stand-in" })),
        ("GET", ["connectors"]) => (request.Has("expand", "info") ? "/connectors?expand" : "/connectors", List),
        ("POST", ["connectors"]) => ("/connectors", (store, asked) => new StandInReply(201, store.Create(asked.Body()).Info())),
        ("GET", ["connectors", var name]) => ("/connectors/{name}", (store, _) => new StandInReply(200, store.Find(name).Info())),
        ("DELETE", ["connectors", var name]) => ("/connectors/{name}", (store, _) => Empty(204, () => store.Delete(name))),
        ("GET", ["connectors", var name, "config"]) => ("/connectors/{name}/config", (store, _) => new StandInReply(200, store.Find(name).ConfigNode())),
        ("PUT", ["connectors", var name, "config"]) => ("/connectors/{name}/config", (store, asked) => Put(store, asked, name)),
        ("GET", ["connectors", var name, "status"]) => ("/connectors/{name}/status", (store, _) => Status(store, name)),
        ("PUT", ["connectors", var name, "pause"]) => ("/connectors/{name}/pause", (store, _) => Empty(202, () => store.SetState(name, "PAUSED"))),
        ("PUT", ["connectors", var name, "resume"]) => ("/connectors/{name}/resume", (store, _) => Empty(202, () => store.SetState(name, "RUNNING"))),
        ("PUT", ["connectors", var name, "stop"]) => ("/connectors/{name}/stop", (store, _) => Empty(204, () => store.SetState(name, "STOPPED"))),
        ("POST", ["connectors", var name, "restart"]) => ("/connectors/{name}/restart", (store, _) => new StandInReply(202, store.Restart(name).Status())),
        ("GET", ["connectors", var name, "offsets"]) => ("/connectors/{name}/offsets", (store, _) => new StandInReply(200, store.Offsets(name))),
        ("GET", ["connector-plugins"]) => ("/connector-plugins", (_, _) => new StandInReply(200, ConnectPlugins.List())),
        ("PUT", ["connector-plugins", _, "config", "validate"]) => ("/connector-plugins/{class}/config/validate", (store, asked) => new StandInReply(200, store.Validate(asked.Body()))),
        _ => ("(none)", (_, _) => throw ConnectRefusalException.NoPath()),
    };

    private static StandInReply List(ConnectStore store, ConnectRequest asked)
    {
        if (!asked.Has("expand", "info"))
            return new StandInReply(200, new JsonArray([.. store.All.Select(connector => JsonValue.Create(connector.Name)).Reverse()]));
        var entries = new JsonObject();
        foreach (var connector in store.All)
        {
            // One that has no status yet is left out as a whole.
            if (connector.Omissions > 0)
                connector.Omissions--;
            else
                entries[connector.Name] = new JsonObject { ["info"] = connector.Info(), ["status"] = connector.Status() };
        }

        return new StandInReply(200, entries);
    }

    private static StandInReply Put(ConnectStore store, ConnectRequest asked, string name)
    {
        var (connector, isNew) = store.Put(name, asked.Body());
        return new StandInReply(isNew ? 201 : 200, connector.Info());
    }

    private static StandInReply Status(ConnectStore store, string name) => store.TryFind(name) is { Omissions: 0 } connector
        ? new StandInReply(200, connector.Status())
        : throw new ConnectRefusalException(404, $"No status found for connector {name}");

    private static StandInReply Empty(int status, Action act)
    {
        act();
        return new StandInReply(status, "");
    }
}
