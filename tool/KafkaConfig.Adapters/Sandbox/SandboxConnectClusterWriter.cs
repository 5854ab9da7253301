using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Writes one Connect cluster of a sandbox, and refuses what a worker refuses.</summary>
public sealed class SandboxConnectClusterWriter(SandboxFile file, string name) : IConnectClusterWriter
{
    public Task<WriteResult> CreateAsync(ConnectorConfig config, ConnectorState initialState, CancellationToken cancellationToken) => ChangeAsync(config.Name, connector =>
        connector is null ? (new SandboxConnector { Config = Stored(config), State = initialState }, null) : (connector, "There is a connector of this name: somebody created it meanwhile."), cancellationToken);

    public Task<WriteResult> UpdateAsync(ConnectorConfig config, CancellationToken cancellationToken) => ChangeAsync(config.Name, connector =>
        connector is null ? (null, Missing) : (connector with { Config = Stored(config) }, null), cancellationToken);

    public Task<WriteResult> SetStateAsync(string name, ConnectorState state, CancellationToken cancellationToken) => ChangeAsync(name, connector =>
        connector is null ? (null, Missing) : (connector with { State = state }, null), cancellationToken);

    public Task<WriteResult> DeleteAsync(string name, CancellationToken cancellationToken) => ChangeAsync(name, connector => (null, connector is null ? Missing : null), cancellationToken);

    public Task<WriteResult> RestartAsync(string name, bool onlyFailed, CancellationToken cancellationToken) => ChangeAsync(name, connector =>
        connector is null ? (null, Missing) : (connector with { Failed = null }, null), cancellationToken);

    private const string Missing = "There is no connector of this name.";

    private static SortedDictionary<string, string> Stored(ConnectorConfig config) => new(config.Values.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private async Task<WriteResult> ChangeAsync(string connector, Func<SandboxConnector?, (SandboxConnector? After, string? Problem)> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ConnectorNames.Complaint(connector) is { } complaint)
            return WriteResult.Refused(connector, ServiceWords.Sentence(complaint));
        string? problem = null;
        await file.ChangeAsync(state =>
        {
            var connect = state.Connect?.GetValueOrDefault(name) ?? SandboxConnect.Empty;
            (var after, problem) = change(connect.Connectors.GetValueOrDefault(connector));
            if (problem is not null)
                return state;
            var connectors = new SortedDictionary<string, SandboxConnector>(connect.Connectors, StringComparer.Ordinal);
            if (after is null)
                connectors.Remove(connector);
            else
                connectors[connector] = after;
            if (after is not null)
                state = SandboxReplication.Copy(state, file, after);
            return state with { Connect = new(state.Connect ?? new(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = connect with { Connectors = connectors } } };
        }, cancellationToken);
        return problem is null ? WriteResult.Done(connector) : WriteResult.Refused(connector, problem);
    }
}
