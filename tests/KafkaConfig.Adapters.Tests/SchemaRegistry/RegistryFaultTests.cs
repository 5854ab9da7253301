using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.SchemaRegistry;

namespace KafkaConfig.Adapters.Tests.SchemaRegistry;

/// <summary>What becomes of a read when the registry, or what stands before it, goes wrong.</summary>
public sealed class RegistryFaultTests : IAsyncLifetime
{
    private const string Latest = "GET /subjects/{subject}/versions/{version}";
    private const string Password = "hunter:2-secret";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    private StandInRegistry? _server;
    private RegistryClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StandInRegistry Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _server = await StandInRegistry.StartAsync();
        Server.Store.Register("orders-value", StoredSchema.Parse("AVRO", SomeSchema.Record("A", "a"), []));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task A_throttled_read_waits_as_long_as_it_is_told_and_comes()
    {
        Server.Add(RegistryFault.Throttle(1, Latest, 2));
        Assert.NotNull(await LatestAsync(Open(TimeSpan.FromSeconds(30))));
        Assert.Equal(3, Server.Count(Latest));
    }

    [Fact]
    public async Task A_wait_that_is_longer_than_ours_is_not_begun()
    {
        Server.Add(RegistryFault.Throttle(3_600, Latest));
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open(TimeSpan.FromSeconds(30))));
        Assert.Contains("HTTP 429", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Latest));
    }

    [Theory]
    [InlineData(500, 50001)]
    [InlineData(500, 50003)]
    [InlineData(500, 50004)]
    [InlineData(502, 502)]
    [InlineData(503, 503)]
    [InlineData(504, 504)]
    public async Task What_fails_once_is_asked_again(int status, int code)
    {
        Server.Add(RegistryFault.Fail(status, code, Latest, 1));
        Assert.NotNull(await LatestAsync(Open()));
        Assert.Equal(2, Server.Count(Latest));
    }

    [Fact]
    public async Task A_lookup_and_a_check_are_asked_again_too()
    {
        Server.Add(RegistryFault.Fail(503, 503, "POST /subjects/{subject}", 1));
        Server.Add(RegistryFault.Fail(503, 503, "POST /compatibility/subjects/{subject}/versions", 1));
        var registry = Open();
        var schema = SomeSchema.Avro("orders-value", SomeSchema.Record("A", "a"));
        Assert.IsType<Fact<int?>.Known>((await registry.LookUpAsync([schema], Token))[0].Fact);
        Assert.IsType<Fact<RegistryVerdict>.Known>((await registry.CheckAsync([schema], Token))[0].Fact);
    }

    [Fact]
    public async Task What_fails_always_is_unavailable()
    {
        Server.Add(RegistryFault.Fail(503, 503, Latest));
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open()));
        Assert.Contains("HTTP 503: Something is wrong", problem.Message, StringComparison.Ordinal);
        Assert.Contains(Server.Url, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_server_is_unknown_for_that_subject_alone()
    {
        Server.Add(RegistryFault.Fail(500, 0, Latest, subject: "payments-value"));
        var facts = await Open().ReadLatestAsync(["payments-value", "orders-value"], Token);
        Assert.Contains("HTTP 500", Assert.IsType<Fact<LiveSchema?>.Unknown>(facts[0].Fact).Why, StringComparison.Ordinal);
        Assert.NotNull(Assert.IsType<Fact<LiveSchema?>.Known>(facts[1].Fact).Value);
    }

    [Fact]
    public async Task A_registry_that_hangs_is_unavailable_for_the_whole_call()
    {
        Server.Add(new StandInFault(FaultAction.Hang));
        var registry = Open(TimeSpan.FromSeconds(1));
        Assert.Contains("within 1 seconds", (await Assert.ThrowsAsync<UnavailableException>(() => registry.ReadLatestAsync([.. Enumerable.Range(0, 500).Select(SubjectName)], Token))).Message, StringComparison.Ordinal);
        Assert.InRange(Server.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_not_told_that_the_registry_is_down()
    {
        Server.Add(new StandInFault(FaultAction.Hang));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var read = Open(TimeSpan.FromSeconds(60)).ReadLatestAsync(["orders-value"], stop.Token);
        await Eventually.IsTrueAsync(() => Task.FromResult(Server.Requests.Count == 1), Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_neither_an_answer_nor_an_absence()
    {
        Server.Add(StandInFault.Page(200, Latest, 1));
        Server.Add(StandInFault.Page(404, Latest, 1));
        var registry = Open();
        Assert.Contains("something else", (await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(registry))).Message, StringComparison.Ordinal);
        Assert.Contains("No schema registry answers at", (await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(registry))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_answer_is_none()
    {
        Server.Add(new StandInFault(FaultAction.Truncate));
        await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open()));
        await Assert.ThrowsAsync<UnavailableException>(() => Open().ListAsync([], Token));
        await Assert.ThrowsAsync<UnavailableException>(() => Open().DescribeAsync(Token));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_taken_in()
    {
        Server.Add(new StandInFault(FaultAction.Answer, Latest) { Status = 200, Body = new string(' ', (64 * 1024 * 1024) + 1) });
        Assert.Contains("larger than 64 MiB", (await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open(TimeSpan.FromSeconds(60))))).Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Latest));
    }

    [Fact]
    public async Task A_read_whose_connection_ends_is_asked_again()
    {
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, Latest, 1));
        Assert.NotNull(await LatestAsync(Open()));
    }

    [Fact]
    public async Task A_wrong_path_is_no_registry()
    {
        _client = RegistryConnections.Open($"{Server.Url}/wrong/path/", Short);
        var registry = new ConfluentSchemaRegistry(_client);
        foreach (var act in new Func<Task>[] { () => LatestAsync(registry), () => registry.ListAsync([], Token), () => registry.DescribeAsync(Token) })
            Assert.Contains($"No schema registry answers at {Server.Url}/wrong/path/ (environments/live.yaml)", (await Assert.ThrowsAsync<UnavailableException>(act)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_in_other_words_is_proven_by_the_list()
    {
        Server.Add(RegistryFault.Fail(404, 404, Latest));
        var facts = await Open().ReadLatestAsync(["absent-value", "orders-value"], Token);
        Assert.Null(Assert.IsType<Fact<LiveSchema?>.Known>(facts[0].Fact).Value);
        Assert.IsType<Fact<LiveSchema?>.Unknown>(facts[1].Fact);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unavailable()
    {
        await Server.DisposeAsync();
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open(TimeSpan.FromSeconds(1))));
        Assert.Contains("does not answer: Connection refused", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_is_not_followed()
    {
        await using var other = await StandInRegistry.StartAsync();
        Server.Add(new StandInFault(FaultAction.Answer) { Status = 307, Location = $"{other.Url}/subjects", Body = "" });
        Assert.Contains("points to another address", (await Assert.ThrowsAsync<UnavailableException>(() => Open().ListAsync([], Token))).Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_not_shown()
    {
        Server.Credentials = ("admin", "other");
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open(Short, ("admin", Password))));
        Assert.Contains("does not accept the user admin", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, problem.ToString(), StringComparison.Ordinal);
        Server.Credentials = ("admin", Password);
        Assert.NotNull(await LatestAsync(Open(Short, ("admin", Password))));
        Assert.Contains("somebody without a user name", (await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_repeats_the_password_does_not_make_us_print_it()
    {
        Server.Add(new StandInFault(FaultAction.Answer, Latest)
        {
            Status = 401,
            Body = $$"""{"error_code":401,"message":"admin:{{Password}} \u001b[2Jis wrong {{new string('x', 500)}}"}""",
        });
        var message = (await Assert.ThrowsAsync<UnavailableException>(() => LatestAsync(Open(Short, ("admin", Password))))).Message;
        Assert.Contains("admin:*** ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 300, 500);
    }

    [Fact]
    public async Task What_a_user_may_not_see_is_unknown_and_the_rest_is_read()
    {
        Server.Forbids = subject => subject == "payments-value";
        var facts = await Open(Short, ("alice", Password)).ReadLatestAsync(["payments-value", "orders-value"], Token);
        Assert.Equal("the user alice may not read it", Assert.IsType<Fact<LiveSchema?>.Unknown>(facts[0].Fact).Why);
        Assert.IsType<Fact<LiveSchema?>.Known>(facts[1].Fact);
        Server.Forbids = subject => subject is null;
        Assert.Contains("shows nothing to", (await Assert.ThrowsAsync<UnavailableException>(() => Open().DescribeAsync(Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_none_is_the_users_to_correct()
    {
        foreach (var url in new[] { "registry:8081", "ftp://registry", "http://user:word@registry", "http://registry?x=1" })
        {
            var problem = Assert.Throws<UsageException>(() => RegistryConnections.Open(url));
            Assert.StartsWith("environments/live.yaml:7", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("word@", problem.Message, StringComparison.Ordinal);
        }

        Assert.Contains("REGISTRY_URL", Assert.Throws<UsageException>(() => RegistryConnections.Open("${env:REGISTRY_URL}")).Message, StringComparison.Ordinal);
    }

    private static string SubjectName(int number) => $"s{number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)}";

    private ConfluentSchemaRegistry Open(TimeSpan? timeout = null, (string User, string Password)? credentials = null)
    {
        _client?.Dispose();
        _client = RegistryConnections.Open(Server.Url, timeout ?? Short, credentials);
        return new ConfluentSchemaRegistry(_client);
    }

    private static async Task<LiveSchema?> LatestAsync(ConfluentSchemaRegistry registry) => Assert.IsType<Fact<LiveSchema?>.Known>((await registry.ReadLatestAsync(["orders-value"], Token))[0].Fact).Value;
}
