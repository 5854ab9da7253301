using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;

namespace KafkaConfig.Adapters.Tests.Faults;

/// <summary>What shall rest never runs with its new config; what shall run never runs with its old one.</summary>
public sealed class ConnectApplyOrderTests : ConnectFaultBase
{
    private static readonly SourceLocation Place = new("connectors/main/a.yaml", 1, 1);

    [Fact]
    public async Task A_connector_that_shall_rest_is_paused_before_its_config_changes()
    {
        Assert.Equal([ApplyStatus.Done, ApplyStatus.Done], await ApplyAsync(ConnectorState.Paused));
        Assert.Equal(["PUT /connectors/{name}/pause", "PUT /connectors/{name}/config"], Writes());
    }

    [Fact]
    public async Task A_connector_that_shall_run_is_resumed_after_its_config_changed()
    {
        Assert.Equal([ApplyStatus.Done, ApplyStatus.Done], await ApplyAsync(ConnectorState.Running));
        Assert.Equal(["PUT /connectors/{name}/config", "PUT /connectors/{name}/resume"], Writes());
    }

    [Fact]
    public async Task Where_it_cannot_be_paused_its_config_stays()
    {
        Server.Add(new StandInFault(FaultAction.Answer, "PUT /connectors/{name}/pause") { Status = 400, Body = """{"error_code":400,"message":"not today"}""" });
        Assert.Equal([ApplyStatus.Failed, ApplyStatus.Skipped], await ApplyAsync(ConnectorState.Paused));
        Assert.Equal(["PUT /connectors/{name}/pause"], Writes());
    }

    [Fact]
    public async Task Where_its_config_is_refused_it_is_not_resumed()
    {
        Server.Add(new StandInFault(FaultAction.Answer, "PUT /connectors/{name}/config") { Status = 400, Body = """{"error_code":400,"message":"not today"}""" });
        Assert.Equal([ApplyStatus.Failed, ApplyStatus.Skipped], await ApplyAsync(ConnectorState.Running));
        Assert.Equal(["PUT /connectors/{name}/config"], Writes());
    }

    private async Task<IReadOnlyList<ApplyStatus>> ApplyAsync(ConnectorState state)
    {
        Hold("a");
        var definition = new ConnectorDefinition
        {
            Cluster = "main",
            Name = "a",
            Owner = "team-orders",
            Location = Place,
            Class = new(SomeConnector.FileSource, "file", Place),
            State = new(state, "file", Place),
            Tasks = null,
            Config = [new ConnectorSetting("topic", "b", "file", Place)],
        };
        var changes = ApplyOrder.Sort([new UpdateConnector(definition, [], SomeConnector.FileSource), new ChangeConnectorState(definition.Address, "STOPPED", definition.State)]);
        var applier = new ConnectorApplier(
            new Dictionary<string, IConnectCluster> { ["main"] = Cluster() }, new Dictionary<string, IConnectClusterWriter> { ["main"] = Writer() }, TimeProvider.System);
        return [.. (await applier.ApplyAsync(changes, new SomeControl(), Token)).Select(outcome => outcome.Status)];
    }

    private List<string> Writes() => [.. Server.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal))];
}
