using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Reads one Connect cluster. A call that fails as a whole (down, hanging, 401, 403, no JSON) throws <see cref="UnavailableException"/>; what fails for one connector is unknown
/// for that one alone. A rebalance (409) is waited out. Results come in the order of the arguments.</summary>
public interface IConnectCluster
{
    Task<ConnectDescription> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Every connector with its config and status, in ordinal order of names: one request for all of them, and one for the names, since a worker leaves out what has no status yet.</summary>
    Task<IReadOnlyList<LiveConnector>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What the answering worker has installed, in ordinal order of classes.</summary>
    Task<IReadOnlyList<ConnectorPlugin>> ReadPluginsAsync(CancellationToken cancellationToken);

    /// <summary>Lets the plugins judge configs; changes nothing. Unknown where a worker cannot (an unknown class, an unreadable file), with its sentence. No value is in the answer.</summary>
    Task<IReadOnlyList<NamedFact<ConnectorValidation>>> ValidateAsync(IReadOnlyList<ConnectorConfig> configs, CancellationToken cancellationToken);

    /// <summary>Where each connector stands: partitions with their offsets, as the worker's JSON, in ordinal order; empty where nothing is stored.</summary>
    Task<IReadOnlyList<NamedFact<IReadOnlyList<ConnectorOffset>>>> ReadOffsetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}

/// <summary>Writes one Connect cluster, one connector a call. Throws nothing for what a worker refuses. A request that was sent and not answered is <see cref="WriteStatus.Uncertain"/>; a
/// rebalance that did not end within the time limit is <see cref="WriteStatus.Transient"/>. Nothing that was sent is sent again.</summary>
public interface IConnectClusterWriter
{
    /// <summary>Refused where a connector of the name exists.</summary>
    Task<WriteResult> CreateAsync(ConnectorConfig config, ConnectorState initialState, CancellationToken cancellationToken);

    /// <summary>Replaces the whole config; restarts what it changes. Refused where no connector of the name exists: it would be created.</summary>
    Task<WriteResult> UpdateAsync(ConnectorConfig config, CancellationToken cancellationToken);

    /// <summary>Resumes, pauses or stops.</summary>
    Task<WriteResult> SetStateAsync(string name, ConnectorState state, CancellationToken cancellationToken);

    /// <summary>Its offsets stay, and a later connector of its name goes on from there.</summary>
    Task<WriteResult> DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Restarts the connector and its tasks; <paramref name="onlyFailed"/>: those alone that failed.</summary>
    Task<WriteResult> RestartAsync(string name, bool onlyFailed, CancellationToken cancellationToken);
}

/// <summary>A Connect cluster: the answering worker's version, and the id of the Kafka cluster that it works for.</summary>
public sealed record ConnectDescription(string Version, string KafkaClusterId);

/// <summary>A connector as its cluster holds it. Secrets in <paramref name="Config"/> are in clear text: it never leaves the kind's own folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Config">As stored, with the <c>name</c> that the worker adds.</param>
/// <param name="Status">Unknown where the worker has none yet.</param>
public sealed record LiveConnector(string Name, IReadOnlyDictionary<string, string> Config, Fact<ConnectorStatus> Status)
{
    public override string ToString() => Name;
}

/// <summary>How a connector is.</summary>
/// <param name="State">As the worker names it: <c>RUNNING</c>, <c>PAUSED</c>, <c>STOPPED</c>, <c>FAILED</c>, <c>UNASSIGNED</c>, <c>RESTARTING</c>.</param>
/// <param name="IsSource">True for a source, false for a sink.</param>
/// <param name="Worker">Which worker has it.</param>
/// <param name="Trace">The first line of what went wrong; null: nothing.</param>
/// <param name="Tasks">In the order of their numbers.</param>
public sealed record ConnectorStatus(string State, bool IsSource, string Worker, string? Trace, IReadOnlyList<ConnectorTask> Tasks);

/// <summary>How one task is; <paramref name="Trace"/> is the first line of what went wrong.</summary>
public sealed record ConnectorTask(int Number, string State, string Worker, string? Trace);

/// <summary>A connector's class as installed.</summary>
public sealed record ConnectorPlugin(string Class, string Type, string Version);

/// <summary>A whole config, <c>connector.class</c> included, <c>name</c> left out.</summary>
public sealed record ConnectorConfig(string Name, IReadOnlyDictionary<string, string> Values)
{
    public override string ToString() => Name;
}

/// <summary>What a plugin says of a config: each key that it defines or that has an error, in ordinal order.</summary>
public sealed record ConnectorValidation(IReadOnlyList<ConnectorKey> Keys)
{
    /// <summary>True where the plugin types the key as a password.</summary>
    public bool IsPassword(string name) => Keys.Any(key => key.Name == name && key.Type == ConnectorKey.Password);

    /// <summary>True where the plugin defines the key, whatever its type.</summary>
    public bool IsDefined(string name) => Keys.Any(key => key.Name == name && key.Type.Length > 0);
}

/// <summary>One key: its type as Connect names it (<c>PASSWORD</c>, <c>INT</c>…; empty for a key that the plugin does not define), and what is wrong with its value, in the plugin's
/// words with every secret taken out.</summary>
public sealed record ConnectorKey(string Name, string Type, IReadOnlyList<string> Errors)
{
    /// <summary>The type of secrets.</summary>
    public const string Password = "PASSWORD";
}

/// <summary>One position of a connector, both parts as compact JSON.</summary>
public sealed record ConnectorOffset(string Partition, string Offset);

/// <summary>What a connector can be told to be.</summary>
public enum ConnectorState
{
    Running,
    Paused,
    Stopped,
}
