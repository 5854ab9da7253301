using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>What the writing requests do. Everything is judged before anything is changed, except that configs are written key by key.</summary>
internal static class LinkDeeds
{
    public static void Create(LinkStore store, LinkRequest asked)
    {
        var name = asked.Find("link_name") is { Length: > 0 } given ? given : throw LinkRefusalException.Bad("The query parameter link_name is required.");
        var body = asked.Body();
        var configs = body.Objects("configs").Select(config => (Name: config.Text("name") ?? "", Value: config.Text("value") ?? "")).ToList();
        configs.ForEach(config => LinkKey.Judge(config.Name, config.Value));
        if (configs.GroupBy(config => config.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw LinkRefusalException.Bad($"Duplicate config {twice.Key}");
        if (store.Links.ContainsKey(name))
            throw LinkRefusalException.Taken(name);
        var link = new StoredLink(name, "");
        configs.ForEach(config => link.Configs[config.Name] = config.Value);
        JudgeSides(store, link, body);
        if (link.Prefix.Length > 0 && store.Links.Values.FirstOrDefault(other => other.Prefix == link.Prefix) is { } sibling)
            throw LinkRefusalException.Bad($"Cluster link prefix '{link.Prefix}' is already used by cluster link '{sibling.Name}'.");
        if (asked.Find("validate_link") != "false" && link.Configs.ContainsKey("bootstrap.servers") && store.Switches.RemoteProblem is { } problem)
            throw LinkRefusalException.Bad($"Unable to validate cluster link due to error: {problem}");
        if (asked.IsValidation)
            return;
        var stored = store.Add(name, [.. configs]);
        (stored.SourceClusterId, stored.DestinationClusterId, stored.RemoteClusterId) = (body.Text("source_cluster_id"), body.Text("destination_cluster_id"), body.Text("remote_cluster_id"));
    }

    public static void Delete(LinkStore store, string name, LinkRequest asked)
    {
        var link = store.Find(name);
        if (!asked.Is("force") && link.Mirrors.Values.Any(mirror => mirror.Status != "STOPPED"))
            throw LinkRefusalException.Bad($"Cluster link '{name}' is in use by mirror topics.");
        if (!asked.IsValidation)
            store.Links.Remove(name);
    }

    public static void Alter(LinkStore store, string name, LinkRequest asked)
    {
        var link = store.Find(name);
        var moves = asked.Body().Objects("data").Select(move => Judge(move.Text("name") ?? "", move.Text("operation") ?? "SET", move.Text("value"))).ToList();
        if (!asked.IsValidation)
            moves.ForEach(move => Write(store, link, move.Key, move.Value));
    }

    public static void Set(LinkStore store, string name, string key, string? value)
    {
        var move = Judge(key, value is null ? "DELETE" : "SET", value);
        Write(store, store.Find(name), move.Key, move.Value);
    }

    public static void Mirror(LinkStore store, StoredLink link, JsonObject body)
    {
        var source = body.Text("source_topic_name") ?? throw LinkRefusalException.Bad("source_topic_name is required.");
        var topic = body.Text("mirror_topic_name") ?? link.Prefix + source;
        if (link.Mode == "SOURCE")
            throw LinkRefusalException.Bad($"Cluster link '{link.Name}' is on its source cluster, where it has no mirror topics.");
        if (topic != link.Prefix + source)
            throw LinkRefusalException.Unsupported($"Mirror topic name '{topic}' must be the cluster link prefix '{link.Prefix}' and the source topic name '{source}'.");
        if (store.FindSource(source) is not { } partitions)
            throw LinkRefusalException.NoTopic(source);
        if (!store.Topics.TryAdd(topic, partitions))
            throw LinkRefusalException.Bad($"Topic '{topic}' already exists.");
        var mirror = new StoredMirror(topic, source, partitions);
        if (store.Switches.FirstState is { } first)
            mirror.Go(store.Switches.ReadsUntilNext, first, "ACTIVE");
        link.Mirrors[topic] = mirror;
    }

    public static StandInReply Move(LinkStore store, StoredLink link, string verb, LinkRequest asked)
    {
        if (MirrorMoves.NeedsBothWays(verb) && link.Mode != "BIDIRECTIONAL")
            throw LinkRefusalException.Bad($"Cluster link '{link.Name}' is not bidirectional, which {verb} needs.");
        var body = asked.Body();
        var topics = body.Text("mirror_topic_name_pattern") is { } pattern
            ? link.Mirrors.Keys.Where(topic => Regex.IsMatch(topic, $"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)).ToList()
            : [.. body.Texts("mirror_topic_names")];
        if (topics.Count == 0)
            throw LinkRefusalException.Bad("No mirror topics are named.");
        return new StandInReply(200, new JsonObject
        {
            ["kind"] = "KafkaAlterMirrorStatusResponseDataList",
            ["metadata"] = new JsonObject { ["next"] = null },
            ["data"] = new JsonArray([.. topics.Select(topic => Row(store, link, topic, verb, asked.IsValidation)).OfType<JsonObject>()]),
        });
    }

    private static JsonObject? Row(LinkStore store, StoredLink link, string topic, string verb, bool isValidation)
    {
        var mirror = link.Mirrors.GetValueOrDefault(topic);
        var (code, message) = store.Switches.FailingRows.TryGetValue(topic, out var failure) ? failure : Move(store, mirror, topic, verb, isValidation);
        return store.Switches.MissingRows.Contains(topic) ? null : new JsonObject
        {
            ["kind"] = "KafkaAlterMirrorStatusResponseData",
            ["mirror_topic_name"] = topic,
            ["error_code"] = code,
            ["error_message"] = message,
            ["mirror_lags"] = mirror?.LagsNode() ?? [],
            ["messages_truncated"] = null,
        };
    }

    private static (int? Code, string? Message) Move(LinkStore store, StoredMirror? mirror, string topic, string verb, bool isValidation)
    {
        if (mirror is null)
            return (404, $"Topic '{topic}' is not a mirror topic.");
        var (states, refusal) = MirrorMoves.Find(verb, mirror, store.Switches);
        if (refusal is not null)
            return (400, refusal);
        if (!isValidation)
            mirror.Go(store.Switches.ReadsUntilNext, states);
        return (null, null);
    }

    private static (LinkKey Key, string? Value) Judge(string name, string operation, string? value)
    {
        if (operation is not ("SET" or "DELETE"))
            throw LinkRefusalException.Bad($"Invalid operation {operation} for {name}");
        var key = LinkKey.Judge(name, operation == "SET" ? value ?? throw LinkRefusalException.Bad($"No value for {name}") : LinkKey.Find(name).Default);
        return key.IsFixed ? throw LinkRefusalException.Bad($"The config {name} cannot be altered.") : (key, operation == "SET" ? value : null);
    }

    private static void Write(LinkStore store, StoredLink link, LinkKey key, string? value)
    {
        if (store.Switches.KeysUntilFailure is { } left && (store.Switches.KeysUntilFailure = left - 1) < 0)
            throw new LinkRefusalException(500, 50002, "Kafka has failed.");
        link.Set(key, value);
    }

    private static void JudgeSides(LinkStore store, StoredLink link, JsonObject body)
    {
        var (mode, isOutbound) = (link.Mode, link.Value("connection.mode") == "OUTBOUND");
        var id = mode switch
        {
            "DESTINATION" => "source_cluster_id",
            "SOURCE" => "destination_cluster_id",
            "BIDIRECTIONAL" => "remote_cluster_id",
            _ => throw LinkRefusalException.Bad($"Invalid value {mode} for configuration link.mode"),
        };
        if (string.IsNullOrEmpty(body.Text(id)))
            throw LinkRefusalException.Bad($"{id} is required for a link in mode {mode}.");
        if (isOutbound != link.Configs.ContainsKey("bootstrap.servers"))
            throw LinkRefusalException.Bad(isOutbound ? "bootstrap.servers is required for an outbound link." : "An inbound link has no bootstrap.servers.");
        if (mode != "SOURCE")
            return;
        if (store.Switches.AttemptsUntilNamed > 0 || (store.Peer is { } peer && !peer.Links.ContainsKey(link.Name)))
        {
            store.Switches.AttemptsUntilNamed = Math.Max(0, store.Switches.AttemptsUntilNamed - 1);
            throw LinkRefusalException.Bad($"The destination cluster {body.Text(id)} does not have a link named '{link.Name}'.");
        }
    }
}
