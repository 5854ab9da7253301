using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.SchemaRegistry;

namespace KafkaConfig.Adapters.Tests.SchemaRegistry;

/// <summary>What becomes of a write that is not simply answered: never sent twice unless it was certainly not done, never called done or refused where nobody knows.</summary>
public sealed class RegistryWriteFaultTests : IAsyncLifetime
{
    private const string Register = "POST /subjects/{subject}/versions";
    private const string SetLevel = "PUT /config/{subject}";
    private const string Delete = "DELETE /subjects/{subject}";
    private const string Subject = "orders value/%";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly NewSchema Schema = SomeSchema.Avro(Subject, SomeSchema.Record("A", "a"));

    private StandInRegistry? _server;
    private RegistryClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StandInRegistry Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _server = await StandInRegistry.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task A_registration_that_lost_its_answer_is_uncertain_and_found_by_looking_it_up()
    {
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, Register, 1));
        var registration = await Open().RegisterAsync(Schema, Token);
        Assert.Equal(WriteStatus.Uncertain, registration.Result.Status);
        Assert.Equal("The registry ended the connection without an answer, and it may have been done.", registration.Result.Why);
        Assert.Equal(1, Server.Count(Register));
        var found = Assert.Single(await new ConfluentSchemaRegistry(Client).LookUpAsync([Schema], Token));
        Assert.Equal(1, Assert.IsType<Fact<int?>.Known>(found.Fact).Value);
    }

    [Fact]
    public async Task A_deletion_and_a_level_that_lost_their_answers_are_uncertain_and_sent_once()
    {
        var writer = Open();
        await writer.RegisterAsync(Schema, Token);
        // The connection is an old one by now, and the runtime would try another of its own accord.
        Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
        await writer.RegisterAsync(Schema, Token);
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, Delete, 1));
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, SetLevel, 1));
        Server.Forget();
        Assert.Equal(WriteStatus.Uncertain, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        Assert.Equal(WriteStatus.Uncertain, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
        Assert.Equal((1, 1), (Server.Count(SetLevel), Server.Count(Delete)));
    }

    [Fact]
    public async Task A_write_that_is_never_answered_is_uncertain()
    {
        Server.Add(new StandInFault(FaultAction.Hang));
        var writer = Open(TimeSpan.FromSeconds(1));
        Assert.Equal(WriteStatus.Uncertain, (await writer.RegisterAsync(Schema, Token)).Result.Status);
        Assert.Equal(WriteStatus.Uncertain, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        var result = await writer.DeleteAsync(Subject, isPermanent: false, Token);
        Assert.Equal((WriteStatus.Uncertain, "The registry did not answer within 1 seconds, and it may have been done."), (result.Status, result.Why));
        Assert.Equal(3, Server.Requests.Count);
    }

    [Theory]
    [InlineData(429, 42901)]
    [InlineData(503, 503)]
    [InlineData(500, 50004)]
    public async Task What_was_certainly_not_done_is_sent_again(int status, int code)
    {
        foreach (var request in new[] { Register, SetLevel, Delete })
            Server.Add(RegistryFault.Fail(status, code, request, 1));
        var writer = Open();
        Assert.Equal(1, (await writer.RegisterAsync(Schema, Token)).Version);
        Assert.Equal(WriteStatus.Done, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
        Assert.Equal((2, 2, 2), (Server.Count(Register), Server.Count(SetLevel), Server.Count(Delete)));
    }

    [Fact]
    public async Task What_is_never_done_is_transient()
    {
        Server.Add(RegistryFault.Fail(503, 503));
        var writer = Open(TimeSpan.FromSeconds(1));
        var registration = await writer.RegisterAsync(Schema, Token);
        Assert.Equal(WriteStatus.Transient, registration.Result.Status);
        Assert.Contains("Something is wrong", registration.Result.Why, StringComparison.Ordinal);
        Assert.Equal(WriteStatus.Transient, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        Assert.Equal(WriteStatus.Transient, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
    }

    [Theory]
    [InlineData(500, 50001)]
    [InlineData(500, 50002)]
    [InlineData(500, 50003)]
    [InlineData(502, 502)]
    [InlineData(504, 504)]
    public async Task An_error_after_which_it_may_be_done_is_uncertain_and_not_sent_again(int status, int code)
    {
        Server.Add(RegistryFault.Fail(status, code));
        var writer = Open();
        Assert.Equal(WriteStatus.Uncertain, (await writer.RegisterAsync(Schema, Token)).Result.Status);
        Assert.Equal(WriteStatus.Uncertain, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        Assert.Equal(WriteStatus.Uncertain, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_reached_has_done_nothing()
    {
        await Server.DisposeAsync();
        var writer = Open(TimeSpan.FromSeconds(1));
        Assert.Equal(WriteStatus.Transient, (await writer.RegisterAsync(Schema, Token)).Result.Status);
        Assert.Equal(WriteStatus.Transient, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        Assert.Equal(WriteStatus.Transient, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_uncertain()
    {
        Server.Add(StandInFault.Page(200, Register, 1));
        Server.Add(new StandInFault(FaultAction.Truncate, Register, 1));
        var writer = Open();
        Assert.Equal(WriteStatus.Uncertain, (await writer.RegisterAsync(Schema, Token)).Result.Status);
        Assert.Equal(WriteStatus.Uncertain, (await writer.RegisterAsync(Schema, Token)).Result.Status);
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(401, "<html>")]
    [InlineData(403, """{"error_code":40301,"message":"User is denied"}""")]
    public async Task Who_may_not_write_is_refused(int status, string body)
    {
        Server.Add(new StandInFault(FaultAction.Answer) { Status = status, Body = body });
        var writer = Open(credentials: ("alice", "pass:word"));
        foreach (var result in new[] { (await writer.RegisterAsync(Schema, Token)).Result, await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token), await writer.DeleteAsync(Subject, true, Token) })
        {
            Assert.Equal(WriteStatus.Refused, result.Status);
            Assert.StartsWith("The user may not do it: ", result.Why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_registry_that_only_reads_refuses()
    {
        Server.Store.Mode = "READONLY";
        var writer = Open();
        Assert.Equal($"Subject {Subject} is in read-only mode.", (await writer.RegisterAsync(Schema, Token)).Result.Why);
        Assert.Equal(WriteStatus.Refused, (await writer.SetLevelAsync(Subject, CompatibilityLevel.Full, Token)).Status);
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync(Subject, isPermanent: false, Token)).Status);
        Assert.Equal("READONLY", (await new ConfluentSchemaRegistry(Client).DescribeAsync(Token)).Mode);
    }

    [Fact]
    public async Task Everything_that_is_said_of_a_schema_is_sent_and_nothing_is_remembered()
    {
        Server.Credentials = ("alice", "pass:word");
        Server.Store.Register("other", StoredSchema.Parse("AVRO", SomeSchema.Record("B", "b"), []));
        var writer = Open(credentials: ("alice", "pass:word"));
        var schema = Schema with { References = [new SchemaReference("B", "other", 1)], Normalize = true };
        Assert.Equal(1, (await writer.RegisterAsync(schema, Token)).Version);
        Assert.Equal("POST /subjects/orders%20value%2F%25/versions?normalize=True", Server.Targets[^1]);
        Assert.Equal(new StoredReference("B", "other", 1), Assert.Single(Server.Store.Find(Subject, "latest", false).Schema.References));
        await writer.DeleteAsync(Subject, isPermanent: false, Token);
        await writer.DeleteAsync(Subject, isPermanent: true, Token);
        Assert.Equal(1, (await writer.RegisterAsync(schema, Token)).Version);
        Assert.Equal(2, Server.Count(Register));
        await writer.SetLevelAsync(Subject, CompatibilityLevel.ForwardTransitive, Token);
        Assert.Equal("PUT /config/orders%20value%2F%25", Server.Targets[^1]);
        Assert.Equal(CompatibilityLevel.ForwardTransitive, Server.Store.LevelOf(Subject));
    }

    [Fact]
    public async Task Many_registrations_at_once_are_all_made()
    {
        var writer = Open(TimeSpan.FromSeconds(30));
        var registrations = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            writer.RegisterAsync(Schema with { Subject = $"s{(number % 50).ToString(System.Globalization.CultureInfo.InvariantCulture)}" }, Token)));
        Assert.All(registrations, registration => Assert.Equal((1, 1), Of(registration)));
        Assert.Equal(100, Server.Count(Register));
    }

    [Fact]
    public async Task A_version_that_is_not_told_is_looked_up()
    {
        await using var bare = await StandInRegistry.StartAsync(RegistryTraits.Confluent with { RegistrationNamesVersion = false });
        using var client = RegistryConnections.Open(bare.Url, Short);
        var writer = new ConfluentSchemaRegistryWriter(client);
        Assert.Equal((1, 1), Of(await writer.RegisterAsync(Schema, Token)));
        Assert.Equal((2, 2), Of(await writer.RegisterAsync(Schema with { Text = SomeSchema.Record("A", "a", "b=") }, Token)));
        Assert.Equal((1, 1), Of(await writer.RegisterAsync(Schema, Token)));
        bare.Add(StandInFault.Page(200, "POST /subjects/{subject}"));
        var registration = await writer.RegisterAsync(Schema, Token);
        Assert.Equal((WriteStatus.Done, null, 1), (registration.Result.Status, registration.Version, registration.Id));
    }

    private RegistryClient Client => _client ?? throw new InvalidOperationException();

    private static (int? Version, int? Id) Of(Registration registration) => (registration.Version, registration.Id);

    private ConfluentSchemaRegistryWriter Open(TimeSpan? timeout = null, (string User, string Password)? credentials = null)
    {
        _client = RegistryConnections.Open(Server.Url, timeout ?? Short, credentials);
        return new ConfluentSchemaRegistryWriter(_client);
    }
}
