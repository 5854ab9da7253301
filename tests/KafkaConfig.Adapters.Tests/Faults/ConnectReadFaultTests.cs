using System.Globalization;
using KafkaConfig.Adapters.Connect;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.Connect;

namespace KafkaConfig.Adapters.Tests.Faults;

public sealed class ConnectReadFaultTests : ConnectFaultBase
{
    [Fact]
    public async Task Five_hundred_connectors_cost_two_requests()
    {
        foreach (var number in Enumerable.Range(0, 500))
            Hold($"c{number.ToString("000", CultureInfo.InvariantCulture)}");
        var connectors = await Cluster().ListAsync(Token);
        Assert.Equal(500, connectors.Count);
        Assert.Equal([Expanded, Names], Server.Requests);
        Assert.Equal(connectors.Select(connector => connector.Name).Order(StringComparer.Ordinal), connectors.Select(connector => connector.Name));
    }

    [Fact]
    public async Task A_fresh_connector_that_is_left_out_is_waited_for()
    {
        Hold("old");
        Hold("fresh").Omissions = 3;
        var connectors = await Cluster().ListAsync(Token);
        Assert.Equal(["fresh", "old"], connectors.Select(connector => connector.Name));
        Assert.All(connectors, connector => Assert.IsType<Fact<ConnectorStatus>.Known>(connector.Status));
        Assert.Equal(4, Server.Count(Expanded));
        Assert.Equal(1, Server.Count(Names));
    }

    [Fact]
    public async Task A_connector_without_a_status_is_listed_with_its_config()
    {
        Hold("old");
        Hold("lost").Omissions = int.MaxValue;
        var connectors = await Cluster().ListAsync(Token);
        Assert.Equal(["lost", "old"], connectors.Select(connector => connector.Name));
        Assert.Equal("lost", connectors[0].Config["topic"]);
        Assert.Equal("the worker has no status for it yet", Assert.IsType<Fact<ConnectorStatus>.Unknown>(connectors[0].Status).Why);
        Assert.Equal(1, Server.Count("GET /connectors/{name}/config"));
    }

    [Fact]
    public async Task A_connector_that_goes_while_it_is_waited_for_is_gone()
    {
        Hold("old");
        Hold("lost").Omissions = int.MaxValue;
        Server.Before = request =>
        {
            if (request == "GET /connectors/{name}/config")
                Server.Store.Remove("lost");
        };
        Assert.Equal(["old"], (await Cluster().ListAsync(Token)).Select(connector => connector.Name));
    }

    [Fact]
    public async Task A_connector_that_fails_says_why_in_one_short_line()
    {
        var connector = Hold("a");
        connector.Failure = $"java.lang.IllegalStateException: \u001b[31m{new string('x', 500)}\n\tat Some.where(Some.java:1)";
        connector.TaskFailure = "  first\r\n\tat Some.where(Some.java:1)";
        var status = Assert.IsType<Fact<ConnectorStatus>.Known>(Assert.Single(await Cluster().ListAsync(Token)).Status).Value;
        Assert.Equal("FAILED", status.State);
        Assert.StartsWith("java.lang.IllegalStateException:  [31mxxx", status.Trace, StringComparison.Ordinal);
        Assert.Equal(300, status.Trace?.Length);
        Assert.Equal("first", Assert.Single(status.Tasks).Trace);
    }

    [Fact]
    public async Task A_rebalance_is_waited_out()
    {
        Hold("a");
        Server.Add(ConnectFault.Rebalance(times: 6));
        Assert.Single(await Cluster().ListAsync(Token));
        Assert.Equal(7, Server.Count(Expanded));
    }

    [Fact]
    public async Task A_rebalance_that_does_not_end_is_told()
    {
        Server.Add(ConnectFault.Rebalance());
        LetTimePass(isUp: false);
        var message = await UnavailableAsync(() => PatientCluster().ReadOffsetsAsync(["a"], Token));
        Assert.Contains("cannot answer now: HTTP 409: Cannot complete request because of a conflicting operation", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_whose_connection_ends_is_made_again()
    {
        Hold("a");
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, times: 2));
        Assert.Single(await Cluster().ListAsync(Token));
    }

    [Fact]
    public async Task A_worker_that_asks_for_patience_gets_it()
    {
        Server.Add(new StandInFault(FaultAction.Answer, times: 1) { Status = 429, Body = """{"error_code":429,"message":"slow down"}""", RetryAfterSeconds = 1 });
        Assert.Equal("4.3.1", (await Cluster().DescribeAsync(Token)).Version);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_worker_that_is_down_is_told_with_its_url()
    {
        var cluster = Cluster();
        await Server.StopAsync();
        Assert.Contains("does not answer: Connection refused", await UnavailableAsync(() => cluster.ListAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_from_a_variable_is_told_by_nobody()
    {
        var connection = new Core.Layout.ServiceConnection(new Core.Layout.ExternalText("${env:CONNECT}", Live.ConnectConnections.Place), null, null);
        using var client = new ConnectClient(connection, _ => "http://hidden-host.invalid:8083/path", TimeSpan.FromSeconds(30), TimeProvider.System);
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => new KafkaConnectCluster(client).DescribeAsync(Token));
        Assert.Contains("${env:CONNECT}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_speaks_no_TLS_is_told()
    {
        using var client = Live.ConnectConnections.Open(Server.Url.Replace("http:", "https:", StringComparison.Ordinal));
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => new KafkaConnectCluster(client).DescribeAsync(Token));
        Assert.Contains("does not answer: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_hangs_is_told_with_its_url()
    {
        Server.Add(new StandInFault(FaultAction.Hang));
        LetTimePass();
        Assert.Contains("did not answer within 30 seconds", await UnavailableAsync(() => PatientCluster().ListAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_not_told_of_a_timeout()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Add(new StandInFault(FaultAction.Hang));
        Server.Before = _ => source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cluster().ListAsync(source.Token));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_shown()
    {
        Server.Credentials = ("alice", "right-password");
        Server.Add(ConnectFault.Fail(401, "alice:wrong-password is not known", times: 1));
        var cluster = new KafkaConnectCluster(Client(credentials: ("alice", "wrong-password")));
        foreach (var _ in new[] { 1, 2 })
        {
            var message = await UnavailableAsync(() => cluster.DescribeAsync(Token));
            Assert.Contains("does not accept the user alice: HTTP 401", message, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-password", message, StringComparison.Ordinal);
        }

        Assert.Equal("4.3.1", (await new KafkaConnectCluster(Client(credentials: ("alice", "right-password"))).DescribeAsync(Token)).Version);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_told()
    {
        Server.Add(ConnectFault.Fail(403, "no"));
        Assert.Contains("shows nothing to somebody without a user name: HTTP 403: no", await UnavailableAsync(() => Cluster().ReadPluginsAsync(Token)), StringComparison.Ordinal);
        await UnavailableAsync(() => Cluster().ValidateAsync([Config("a"), Config("b")], Token));
        await UnavailableAsync(() => Cluster().ReadOffsetsAsync(["a", "b"], Token));
    }

    [Theory]
    [InlineData(200, "answers something else than a Connect cluster would")]
    [InlineData(404, "No Connect cluster answers at")]
    [InlineData(302, "points to another address (HTTP 302)")]
    [InlineData(500, "did not list its connectors: HTTP 500")]
    [InlineData(502, "cannot answer now: HTTP 502")]
    public async Task A_page_of_a_proxy_is_no_answer(int status, string said)
    {
        Server.Add(StandInFault.Page(status));
        Assert.Contains(said, await UnavailableAsync(() => Cluster().ListAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_answer_is_none()
    {
        Hold("a");
        Server.Add(new StandInFault(FaultAction.Truncate));
        Assert.Contains("no JSON, or not all of it", await UnavailableAsync(() => Cluster().ListAsync(Token)), StringComparison.Ordinal);
        await UnavailableAsync(() => Cluster().DescribeAsync(Token));
        await UnavailableAsync(() => Cluster().ReadPluginsAsync(Token));
        await UnavailableAsync(() => Cluster().ReadOffsetsAsync(["a"], Token));
        await UnavailableAsync(() => Cluster().ValidateAsync([Config("a")], Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task Another_services_answer_is_none(string body)
    {
        Server.Add(new StandInFault(FaultAction.Answer) { Status = 200, Body = body });
        await UnavailableAsync(() => Cluster().DescribeAsync(Token));
        await UnavailableAsync(() => Cluster().ValidateAsync([Config("a")], Token));
        await UnavailableAsync(() => Cluster().ReadOffsetsAsync(["a"], Token));
    }

    [Fact]
    public async Task A_wrong_path_is_no_cluster()
    {
        var message = await UnavailableWithPathAsync();
        Assert.Contains("No Connect cluster answers at", message, StringComparison.Ordinal);

        async Task<string> UnavailableWithPathAsync() => (await Assert.ThrowsAsync<UnavailableException>(() => new KafkaConnectCluster(Client(path: "/connect")).ListAsync(Token))).Message;
    }

    [Fact]
    public async Task What_fails_for_one_connector_is_unknown_for_that_one_alone()
    {
        Hold("a");
        Hold("b");
        Server.Add(ConnectFault.Fail(500, "Failed to retrieve offsets\nfor connector b", connector: "b"));
        var facts = await Cluster().ReadOffsetsAsync(["b", "a"], Token);
        Assert.Equal("the worker does not tell its offsets: Failed to retrieve offsets for connector b", Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Unknown>(facts[0].Fact).Why);
        Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Known>(facts[1].Fact);
    }

    [Fact]
    public async Task Positions_keep_their_letters_and_lose_their_blanks()
    {
        Server.Add(new StandInFault(FaultAction.Answer) { Status = 200, Body = """{"offsets":[{"partition":{"t" : "ö<"},"offset":{"n": 1.50}},{"partition":{"a":1},"offset":null}]}""" });
        var offsets = Assert.IsType<Fact<IReadOnlyList<ConnectorOffset>>.Known>(Assert.Single(await Cluster().ReadOffsetsAsync(["a"], Token)).Fact).Value;
        Assert.Equal([new("""{"a":1}""", "null"), new("""{"t":"ö<"}""", """{"n":1.50}""")], offsets);
    }

    [Theory]
    [InlineData("ftp://a")]
    [InlineData("connect:8083")]
    [InlineData("http://user:secret@a")]
    [InlineData("http://a?x=y")]
    public void An_url_that_is_none_is_the_users_to_correct(string url)
    {
        var place = new SourceLocation("environments/live.yaml", 9, 3);
        var problem = Assert.Throws<UsageException>(() => new ConnectClient(new ServiceConnection(new ExternalText(url, place), null, null), _ => null, ConnectClient.DefaultTimeout, TimeProvider.System));
        Assert.Contains("environments/live.yaml", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }
}
