using KafkaConfig.Adapters.Connect;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.Connect;

namespace KafkaConfig.Adapters.Tests.Faults;

public sealed class ConnectWriteFaultTests : ConnectFaultBase
{
    /// <summary>Every write: its request, and how to make it of a connector.</summary>
    private static readonly (string Request, Func<IConnectClusterWriter, string, CancellationToken, Task<WriteResult>> Act)[] Writes =
    [
        ("POST /connectors", (writer, name, token) => writer.CreateAsync(Config($"{name}-new"), ConnectorState.Running, token)),
        ("PUT /connectors/{name}/config", (writer, name, token) => writer.UpdateAsync(Config(name), token)),
        ("PUT /connectors/{name}/pause", (writer, name, token) => writer.SetStateAsync(name, ConnectorState.Paused, token)),
        ("PUT /connectors/{name}/stop", (writer, name, token) => writer.SetStateAsync(name, ConnectorState.Stopped, token)),
        ("PUT /connectors/{name}/resume", (writer, name, token) => writer.SetStateAsync(name, ConnectorState.Running, token)),
        ("POST /connectors/{name}/restart", (writer, name, token) => writer.RestartAsync(name, onlyFailed: true, token)),
        ("DELETE /connectors/{name}", (writer, name, token) => writer.DeleteAsync(name, token)),
    ];

    public static TheoryData<int> EachWrite => [.. Enumerable.Range(0, Writes.Length)];

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task What_was_sent_and_not_answered_is_uncertain_and_never_sent_again(int index)
    {
        Hold("a");
        var (request, act) = Writes[index];
        var writer = Writer();
        // A connection that was used before is one that a client likes to replace.
        await new KafkaConnectCluster(Client()).ListAsync(Token);
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync("absent", Token)).Status);
        Server.Forget();
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, request));
        var result = await act(writer, "a", Token);
        Assert.Equal(WriteStatus.Uncertain, result.Status);
        Assert.Equal("The Connect cluster ended the connection without an answer, and it may have been done.", result.Why);
        Assert.Equal(1, Server.Count(request));
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task What_hangs_is_uncertain(int index)
    {
        Hold("a");
        var (request, act) = Writes[index];
        Server.Add(new StandInFault(FaultAction.Hang, request));
        LetTimePass(request);
        var result = await act(PatientWriter(), "a", Token);
        Assert.Equal(WriteStatus.Uncertain, result.Status);
        Assert.Equal("The Connect cluster did not answer within 30 seconds, and it may have been done.", result.Why);
        Assert.Equal(1, Server.Count(request));
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_rebalance_is_waited_out(int index)
    {
        Hold("a");
        var (request, act) = Writes[index];
        Server.Add(ConnectFault.Rebalance(times: 2, request));
        Assert.Equal(WriteStatus.Done, (await act(Writer(), "a", Token)).Status);
        Assert.Equal(3, Server.Count(request));
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_rebalance_that_does_not_end_leaves_it_undone(int index)
    {
        Hold("a");
        var (request, act) = Writes[index];
        Server.Add(ConnectFault.Rebalance(request: request));
        LetTimePass(request, isUp: false);
        var result = await act(PatientWriter(), "a", Token);
        Assert.Equal(WriteStatus.Transient, result.Status);
        Assert.StartsWith("The Connect cluster was busy for 30 seconds: Cannot complete request", result.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_worker_that_is_down_leaves_it_undone(int index)
    {
        var writer = Writer();
        await Server.StopAsync();
        var result = await Writes[index].Act(writer, "a", Token);
        Assert.Equal(WriteStatus.Transient, result.Status);
        Assert.Contains("Connection refused", result.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task Who_may_not_is_refused(int index)
    {
        Hold("a");
        var (request, act) = Writes[index];
        Server.Add(ConnectFault.Fail(403, "no", request));
        var result = await act(Writer(), "a", Token);
        Assert.Equal(new WriteResult(result.Name, WriteStatus.Refused, "The user may not do it: no."), result);
    }

    [Theory]
    [InlineData(200, WriteStatus.Uncertain)]
    [InlineData(302, WriteStatus.Refused)]
    [InlineData(404, WriteStatus.Refused)]
    [InlineData(408, WriteStatus.Uncertain)]
    [InlineData(500, WriteStatus.Uncertain)]
    [InlineData(502, WriteStatus.Uncertain)]
    [InlineData(503, WriteStatus.Uncertain)]
    public async Task A_page_of_a_proxy_is_no_deed(int status, WriteStatus expected)
    {
        Hold("a");
        foreach (var (request, act) in Writes)
        {
            Server.Forget();
            Server.Add(StandInFault.Page(status, request, times: 1));
            var result = await act(Writer(), "a", Token);
            Assert.Equal(expected, result.Status);
            Assert.DoesNotContain("html", result.Why, StringComparison.Ordinal);
            Assert.Equal(1, Server.Count(request));
        }
    }

    [Fact]
    public async Task A_rebalance_is_waited_out_longer_than_anything_else()
    {
        Hold("a");
        Server.Add(ConnectFault.Rebalance(times: 6));
        Assert.Equal(WriteResult.Done("a"), await Writer().SetStateAsync("a", ConnectorState.Paused, Token));
        Server.Add(ConnectFault.Fail(503, "This worker is still starting up"));
        Assert.Equal(WriteStatus.Transient, (await Writer().SetStateAsync("a", ConnectorState.Running, Token)).Status);
        Assert.Equal(7 + 5, Server.Requests.Count);
    }

    [Fact]
    public async Task A_worker_that_starts_is_asked_again()
    {
        Hold("a");
        Server.Add(ConnectFault.Fail(503, "This worker is still starting up", "PUT /connectors/{name}/pause", times: 2));
        Assert.Equal(WriteResult.Done("a"), await Writer().SetStateAsync("a", ConnectorState.Paused, Token));
    }

    [Fact]
    public async Task A_connector_that_exists_is_no_rebalance()
    {
        Hold("a");
        var result = await Writer().CreateAsync(Config("a"), ConnectorState.Running, Token);
        Assert.Equal(new WriteResult("a", WriteStatus.Refused, "There is a connector of this name: somebody created it meanwhile."), result);
        Assert.Equal(["POST /connectors"], Server.Requests);
    }

    [Fact]
    public async Task A_failure_of_the_worker_is_uncertain_in_its_words_without_secrets()
    {
        var config = new ConnectorConfig("a", new Dictionary<string, string>(Config("a").Values) { ["db.password"] = "hunter2-planted" });
        Server.Add(ConnectFault.Fail(500, "Request timed out\nwith hunter2-planted", "POST /connectors"));
        var result = await Writer().CreateAsync(config, ConnectorState.Running, Token);
        Assert.Equal(new WriteResult("a", WriteStatus.Uncertain, "The Connect cluster failed, and it may have been done: Request timed out with ***."), result);
    }

    [Fact]
    public async Task Half_an_answer_leaves_it_open()
    {
        Server.Add(new StandInFault(FaultAction.Truncate));
        Assert.Equal(WriteStatus.Uncertain, (await Writer().CreateAsync(Config("a"), ConnectorState.Running, Token)).Status);
        Assert.NotNull(Server.Store.TryFind("a"));
    }

    [Fact]
    public async Task An_update_that_cannot_be_checked_is_not_sent()
    {
        Hold("a");
        const string Check = "GET /connectors/{name}/config";
        Server.Add(StandInFault.Page(200, Check, times: 1));
        Server.Add(ConnectFault.Fail(500, "broken", Check, times: 1));
        Server.Add(new StandInFault(FaultAction.Hang, Check, times: 1));
        await UpdateAsync("something else than a Connect worker would");
        await UpdateAsync("broken");
        LetTimePass();
        await UpdateAsync("did not answer within 30 seconds");
        Assert.Equal(0, Server.Count("PUT /connectors/{name}/config"));

        async Task UpdateAsync(string words)
        {
            var result = await PatientWriter().UpdateAsync(Config("a"), Token);
            Assert.Equal(WriteStatus.Transient, result.Status);
            Assert.Contains(words, result.Why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_update_that_somebodys_deletion_overtook_is_told()
    {
        Hold("a");
        Server.Before = request =>
        {
            if (request == "PUT /connectors/{name}/config")
                Server.Store.Remove("a");
        };
        var result = await Writer().UpdateAsync(Config("a"), Token);
        Assert.Equal(WriteResult.Done("a") with { Note = "somebody had deleted it meanwhile; this has created it again" }, result);
    }

    [Fact]
    public async Task Whoever_stops_waiting_gets_no_other_attempt_and_the_answer_of_the_one_that_was_sent()
    {
        Hold("a");
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Add(ConnectFault.Rebalance());
        Server.Before = _ => source.Cancel();
        Assert.Equal(WriteStatus.Transient, (await Writer().SetStateAsync("a", ConnectorState.Paused, source.Token)).Status);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_restart_says_whether_all_tasks_are_meant()
    {
        Hold("a");
        await Writer().RestartAsync("a", onlyFailed: false, Token);
        await Writer().RestartAsync("a", onlyFailed: true, Token);
        Assert.Equal(["POST /connectors/a/restart?includeTasks=true&onlyFailed=false", "POST /connectors/a/restart?includeTasks=true&onlyFailed=true"], Server.Targets);
    }
}
