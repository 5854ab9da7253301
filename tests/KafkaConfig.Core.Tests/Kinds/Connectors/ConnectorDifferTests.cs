using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Kinds.Connectors;

public sealed class ConnectorDifferTests
{
    private static readonly SourceLocation Place = new("connectors/main/a.yaml", 1, 1);

    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1.50", "1.5", false)]
    [InlineData("true", "true", true)]
    [InlineData("true", "True", false)]
    [InlineData("a,b", "b,a", false)]
    [InlineData("10", "1e1", false)]
    [InlineData("", "", true)]
    public void Values_are_texts(string wanted, string live, bool same) =>
        Assert.Equal(same, ConnectorDiffer.IsSame(Definition(("key", wanted)), Live(("connector.class", "X"), ("name", "a"), ("key", live))));

    [Fact]
    public void A_file_is_the_whole_config()
    {
        var changes = ConnectorDiffer.Keys(Definition(("new", "1"), ("same", "1")), Live(("connector.class", "X"), ("name", "a"), ("old", "1"), ("same", "1")), new ConnectorValidation([]));
        Assert.Equal([("new", true, false), ("old", false, true)], changes.Select(change => (change.Field, change.IsAddition, change.IsRemoval)));
    }

    [Theory]
    [InlineData("X", "b")]
    [InlineData("Y", ConnectorSecrets.NotShown)]
    public void A_plugin_knows_nothing_of_the_values_of_another(string liveClass, string shown)
    {
        var validation = new ConnectorValidation([new ConnectorKey("handshake", "STRING", [])]);
        var change = ConnectorDiffer.Keys(Definition(("handshake", "a")), Live(("connector.class", liveClass), ("handshake", "b")), validation).Single(change => change.Field == "handshake");
        Assert.Equal((shown, "a"), (change.Before, change.After));
    }

    [Theory]
    [InlineData(ConnectorState.Running, "RUNNING", false)]
    [InlineData(ConnectorState.Running, "FAILED", false)]
    [InlineData(ConnectorState.Running, "UNASSIGNED", false)]
    [InlineData(ConnectorState.Running, "PAUSED", true)]
    [InlineData(ConnectorState.Paused, "RUNNING", true)]
    [InlineData(ConnectorState.Stopped, "PAUSED", true)]
    [InlineData(ConnectorState.Stopped, "STOPPED", false)]
    public void A_state_is_what_somebody_asked_for(ConnectorState wanted, string live, bool changes) =>
        Assert.Equal(changes, ConnectorDiffer.State(Definition() with { State = new Sourced<ConnectorState>(wanted, "file", Place) }, live) is not null);

    [Theory]
    [InlineData("RUNNING", "RUNNING", null)]
    [InlineData("RUNNING", "FAILED", "task 0 FAILED on worker-1: it broke")]
    [InlineData("RUNNING", "UNASSIGNED", "task 0 is UNASSIGNED on worker-1")]
    [InlineData("RUNNING", null, "it has no task yet")]
    [InlineData("PAUSED", "PAUSED", null)]
    [InlineData("STOPPED", null, null)]
    [InlineData("STOPPED", "RUNNING", "its tasks have not ended yet")]
    [InlineData("FAILED", null, "it is FAILED on worker-1: it broke")]
    public void Healthy_is_what_all_tasks_are(string state, string? task, string? problem)
    {
        var tasks = task is null ? [] : new[] { new ConnectorTask(0, task, "worker-1", task == "FAILED" ? "it broke" : null) };
        Assert.Equal(problem, ConnectorHealth.Problem(new LiveConnector("a", new Dictionary<string, string>(), new Fact<ConnectorStatus>.Known(new ConnectorStatus(state, false, "worker-1", "it broke", tasks)))));
    }

    [Fact]
    public void What_is_not_there_or_not_known_is_not_healthy()
    {
        Assert.Equal("it is not there", ConnectorHealth.Problem(null));
        Assert.Equal("its status is not known: later", ConnectorHealth.Problem(new LiveConnector("a", new Dictionary<string, string>(), new Fact<ConnectorStatus>.Unknown("later"))));
    }

    private static LiveConnector Live(params (string Key, string Value)[] config) =>
        new("a", config.ToDictionary(pair => pair.Key, pair => pair.Value), new Fact<ConnectorStatus>.Known(new ConnectorStatus("RUNNING", false, "worker-1", null, [])));

    private static ConnectorDefinition Definition(params (string Key, string Value)[] config) => new()
    {
        Cluster = "main",
        Name = "a",
        Owner = "team-orders",
        Location = Place,
        Class = new Sourced<string>("X", "file", Place),
        State = new Sourced<ConnectorState>(ConnectorState.Running, "file", Place),
        Tasks = null,
        Config = [.. config.Select(pair => new ConnectorSetting(pair.Key, pair.Value, "file", Place))],
    };
}
