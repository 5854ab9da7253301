using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>What a stand-in holds. Files are read to their end at once, and offsets outlive their connector.</summary>
public sealed class ConnectStore
{
    private readonly SortedDictionary<string, StoredConnector> _connectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, long>> _offsets = new(StringComparer.Ordinal);

    /// <summary>Of the worker's process, for references.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>So many times a new connector is left out of the list with statuses.</summary>
    public int Omissions { get; set; }

    public IReadOnlyCollection<StoredConnector> All => _connectors.Values;

    public StoredConnector Find(string name) => _connectors.GetValueOrDefault(name) ?? throw ConnectRefusalException.NotFound(name);

    public StoredConnector? TryFind(string name) => _connectors.GetValueOrDefault(name);

    /// <summary>Without judging it.</summary>
    public StoredConnector Add(string name, IReadOnlyDictionary<string, string> config, string state = "RUNNING")
    {
        var connector = new StoredConnector(name, ConnectPlugins.IsSource(config)) { State = state, Omissions = Omissions };
        _connectors[name] = connector;
        Set(connector, config);
        return connector;
    }

    /// <summary>As somebody else would.</summary>
    public void Remove(string name) => _connectors.Remove(name);

    internal StoredConnector Create(JsonObject body)
    {
        var name = (body["name"]?.GetValue<string>() ?? "").Trim();
        var config = Config(body["config"] as JsonObject ?? []);
        config["name"] = name;
        RefuseInvalid(config);
        return _connectors.ContainsKey(name) ? throw ConnectRefusalException.Exists(name) : Add(name, config, body["initial_state"]?.GetValue<string>() ?? "RUNNING");
    }

    internal (StoredConnector Connector, bool IsNew) Put(string name, JsonObject body)
    {
        var config = Config(body);
        if (config.TryGetValue("name", out var other) && other != name)
            throw new ConnectRefusalException(400, $"Connector name configuration ({other}) doesn't match connector name in the URL ({name})");
        config["name"] = name;
        RefuseInvalid(config);
        if (TryFind(name) is not { } connector)
            return (Add(name, config), true);
        Set(connector, config);
        return (connector, false);
    }

    internal void Delete(string name)
    {
        Find(name);
        _connectors.Remove(name);
    }

    internal void SetState(string name, string state)
    {
        var connector = TryFind(name) ?? throw ConnectRefusalException.Unknown(name);
        connector.State = state;
        Run(connector);
    }

    internal StoredConnector Restart(string name)
    {
        var connector = TryFind(name) ?? throw new ConnectRefusalException(404, $"Unknown connector: {name}");
        connector.Failure = null;
        Run(connector);
        return connector;
    }

    internal JsonObject Offsets(string name)
    {
        Run(Find(name));
        var offsets = _offsets.GetValueOrDefault(name) ?? [];
        return new JsonObject
        {
            ["offsets"] = new JsonArray([.. offsets.Select(offset => new JsonObject { ["partition"] = new JsonObject { ["filename"] = offset.Key }, ["offset"] = new JsonObject { ["position"] = offset.Value } })]),
        };
    }

    internal JsonObject Validate(JsonObject body)
    {
        try
        {
            return ConnectPlugins.Judgement(ConnectPlugins.Judge(Config(body), Variables));
        }
        catch (ConnectRefusalException refusal)
        {
            var exception = refusal.Status == 400 ? "org.apache.kafka.connect.runtime.rest.errors.BadRequestException" : "org.apache.kafka.common.config.ConfigException";
            throw new ConnectRefusalException(500, $"{exception}: {refusal.Message}");
        }
    }

    private void Set(StoredConnector connector, IReadOnlyDictionary<string, string> config)
    {
        connector.Config.Clear();
        foreach (var (key, value) in config.Append(new("name", connector.Name)))
            connector.Config[key] = value;
        Run(connector);
    }

    private void Run(StoredConnector connector)
    {
        connector.TaskFailure = null;
        if (connector.State != "RUNNING" || !connector.Config.TryGetValue("file", out var file))
            return;
        file = ConnectPlugins.Resolve(file, Variables);
        if (!ConnectPlugins.IsSource(connector.Config))
        {
            if (!Directory.Exists(Path.GetDirectoryName(file)))
                connector.TaskFailure = $"org.apache.kafka.connect.errors.ConnectException: Couldn't find or create file '{file}' for FileStreamSinkTask\n\tat org.apache.kafka.connect.file.FileStreamSinkTask.start(FileStreamSinkTask.java:74)\n";
            return;
        }

        if (!File.Exists(file))
            return;
        if (!_offsets.TryGetValue(connector.Name, out var offsets))
            _offsets[connector.Name] = offsets = new(StringComparer.Ordinal);
        offsets[file] = new FileInfo(file).Length;
    }

    private void RefuseInvalid(IReadOnlyDictionary<string, string> config)
    {
        var errors = ConnectPlugins.Judge(config, Variables).SelectMany(key => key.Errors).ToList();
        if (errors.Count > 0)
        {
            throw new ConnectRefusalException(
                400,
                string.Create(CultureInfo.InvariantCulture, $"Connector configuration is invalid and contains the following {errors.Count} error(s):\n{string.Join('\n', errors)}\nYou can also find the above list of errors at the endpoint `/connector-plugins/{{connectorType}}/config/validate`"));
        }
    }

    private static Dictionary<string, string> Config(JsonObject body) => body.ToDictionary(
        pair => pair.Key, pair => pair.Value?.ToString() ?? throw new ConnectRefusalException(400, "Null value can not be supplied as the configuration value."), StringComparer.Ordinal);
}
