using System.Globalization;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.SchemaRegistry;

namespace KafkaConfig.Adapters.Tests.SchemaRegistry;

/// <summary>How many requests a read takes, and what is asked of servers that lack parts of Confluent's API.</summary>
public sealed class RegistryTraitsTests : IAsyncDisposable
{
    private const string Bulk = "GET /schemas";
    private const string Single = "GET /subjects/{subject}/versions/{version}";
    private const string CheckAll = "POST /compatibility/subjects/{subject}/versions";
    private const string CheckOne = "POST /compatibility/subjects/{subject}/versions/{version}";

    private StandInRegistry? _server;
    private RegistryClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StandInRegistry Server => _server ?? throw new InvalidOperationException();

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Five_thousand_subjects_take_six_requests()
    {
        var registry = await OpenAsync();
        var subjects = Fill(5_000);
        AssertAll(subjects, await registry.ReadLatestAsync(subjects, Token));
        Assert.Equal(6, Server.Requests.Count);
        Assert.Equal(6, Server.Count(Bulk));
        Assert.Equal("GET /schemas?latestOnly=true&subjectPrefix=&offset=5000&limit=1000", Server.Targets[^1]);
        Server.Forget();
        Assert.Equal(5_000, (await registry.ListAsync([], Token)).Count);
        Assert.InRange(Server.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task A_few_subjects_are_read_one_by_one()
    {
        var registry = await OpenAsync();
        var subjects = Fill(20);
        AssertAll(subjects, await registry.ReadLatestAsync(subjects, Token));
        Assert.Equal((0, 20), (Server.Count(Bulk), Server.Count(Single)));
    }

    [Fact]
    public async Task What_is_missing_of_many_is_asked_for_by_name()
    {
        var registry = await OpenAsync();
        var subjects = Fill(30);
        Server.Forbids = subject => subject == "hidden-value";
        var facts = await registry.ReadLatestAsync([.. subjects, "absent-value", "hidden-value"], Token);
        Assert.Null(Assert.IsType<Fact<LiveSchema?>.Known>(facts[30].Fact).Value);
        Assert.IsType<Fact<LiveSchema?>.Unknown>(facts[31].Fact);
        Assert.Equal((1, 2), (Server.Count(Bulk), Server.Count(Single)));
    }

    [Fact]
    public async Task Only_the_contexts_that_are_asked_for_are_read()
    {
        var registry = await OpenAsync();
        var subjects = Fill(15).Concat(Fill(15, ":.test:")).ToList();
        Fill(5, ":.other:");
        AssertAll(subjects, await registry.ReadLatestAsync(subjects, Token));
        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(15, (await registry.ListAsync([], Token)).Count);
        Assert.Equal(subjects.Order(StringComparer.Ordinal), await registry.ListAsync([":.test:"], Token));
    }

    [Theory]
    [InlineData(false, true, true, 1_000)]
    [InlineData(true, false, true, 1_000)]
    [InlineData(true, true, false, 1_000)]
    [InlineData(true, true, true, 100)]
    public async Task Servers_with_another_bulk_or_none_give_the_same(bool hasBulk, bool namesVersions, bool pages, int maximumPage)
    {
        var registry = await OpenAsync(RegistryTraits.Confluent with { HasBulk = hasBulk, BulkNamesVersions = namesVersions, BulkPages = pages, MaximumPage = maximumPage });
        var subjects = Fill(1_200);
        AssertAll(subjects, await registry.ReadLatestAsync(subjects, Token));
        var bulk = Server.Requests.Count(request => request is Bulk or "GET (none)");
        Assert.InRange(bulk, 1, 2);
        AssertAll(subjects, await registry.ReadLatestAsync(subjects, Token));
        // Who has none is not asked again.
        Assert.Equal(hasBulk && namesVersions ? 2 * bulk : bulk, Server.Requests.Count(request => request is Bulk or "GET (none)"));
        Assert.Equal(!(hasBulk && namesVersions), (await registry.DescribeAsync(Token)).Lacks.Contains("all schemas at once"));
    }

    [Fact]
    public async Task A_server_without_prefixes_lists_the_same()
    {
        var registry = await OpenAsync(RegistryTraits.Confluent with { HasPrefix = false });
        var subjects = Fill(1_000);
        var others = Fill(3, ":.test:");
        Assert.Equal(subjects, await registry.ListAsync([], Token));
        Assert.Equal(others.Concat(subjects), await registry.ListAsync([":.test:"], Token));
    }

    [Fact]
    public async Task A_server_without_modes_has_none()
    {
        var registry = await OpenAsync(RegistryTraits.Confluent with { HasModes = false });
        var subjects = Fill(30);
        Assert.All(await registry.ReadModesAsync(subjects, Token), fact => Assert.Null(Assert.IsType<Fact<string?>.Known>(fact.Fact).Value));
        Assert.Single(Server.Requests);
        var description = await registry.DescribeAsync(Token);
        Assert.Null(description.Mode);
        Assert.True(description.TellsUnsetLevels);
        Assert.Equal(["modes"], description.Lacks);
    }

    [Fact]
    public async Task A_mode_of_its_own_goes_before_the_mode_of_all()
    {
        var registry = await OpenAsync();
        Server.Store.SetMode("orders-value", "IMPORT");
        Server.Store.Mode = "READONLY";
        var facts = await registry.ReadModesAsync(["orders-value", "payments-value"], Token);
        Assert.Equal(["IMPORT", "READONLY"], facts.Select(fact => Assert.IsType<Fact<string?>.Known>(fact.Fact).Value));
    }

    [Fact]
    public async Task None_is_a_level_where_the_server_tells_it_from_nothing()
    {
        var registry = await OpenAsync();
        Server.Store.SetLevel("orders-value", CompatibilityLevel.None);
        var facts = await registry.ReadLevelsAsync(["orders-value", "payments-value"], Token);
        Assert.Equal([CompatibilityLevel.None, null], facts.Select(fact => Assert.IsType<Fact<CompatibilityLevel?>.Known>(fact.Fact).Value));
    }

    [Fact]
    public async Task A_verdict_comes_in_the_words_of_the_registry()
    {
        var registry = await OpenAsync();
        await RegisterTwoAsync(registry, CompatibilityLevel.Backward);
        var verdict = await VerdictAsync(registry, SomeSchema.Record("A", "a", "b"));
        Assert.False(verdict.IsCompatible);
        Assert.Equal(
            ["{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field ''b'' has no default value and is missing in the other schema', additionalInfo:''}", "{oldSchemaVersion: 2}"],
            verdict.Messages.Take(2));
        Server.Forget();
        Assert.True((await VerdictAsync(registry, SomeSchema.Record("A", "a", "b="))).IsCompatible);
        Assert.Equal([CheckAll], Server.Requests);
    }

    [Theory]
    [InlineData(CompatibilityLevel.Backward, true)]
    [InlineData(CompatibilityLevel.BackwardTransitive, false)]
    public async Task Where_one_version_is_compared_at_a_time_a_transitive_level_takes_them_all(CompatibilityLevel level, bool expected)
    {
        var registry = await OpenAsync(RegistryTraits.Confluent with { ChecksAllVersions = false, HasVerbose = false });
        Server.Judge = FieldJudge.Complain;
        Server.Store.Level = CompatibilityLevel.None;
        foreach (var text in new[] { SomeSchema.Record("A", "a"), SomeSchema.Record("A", "a", "b=") })
            Server.Store.Register("orders-value", StoredSchema.Parse("AVRO", text, []));
        Server.Store.SetLevel("orders-value", level);
        var verdict = await VerdictAsync(registry, SomeSchema.Record("A", "a", "b"));
        Assert.Equal(expected, verdict.IsCompatible);
        Assert.Empty(verdict.Messages);
        Assert.InRange(Server.Count(CheckOne), 1, 3);
        Assert.Contains("checks against all versions at once", (await registry.DescribeAsync(Token)).Lacks);
    }

    [Fact]
    public async Task What_the_registry_cannot_judge_is_unknown()
    {
        var registry = await OpenAsync();
        Fill(1);
        Server.Add(RegistryFault.Fail(422, 42201, CheckAll, 1));
        Server.Add(RegistryFault.Fail(500, 0, CheckAll, 1));
        var schema = SomeSchema.Avro("orders-00000", SomeSchema.Record("A", "a"));
        foreach (var status in new[] { "422", "500" })
            Assert.Contains($"cannot judge it: HTTP {status}", Assert.IsType<Fact<RegistryVerdict>.Unknown>((await registry.CheckAsync([schema], Token))[0].Fact).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_refers_is_named_as_far_as_the_server_can()
    {
        var registry = await OpenAsync(RegistryTraits.Confluent with { TellsHolders = false });
        Server.Store.Register("address", StoredSchema.Parse("AVRO", SomeSchema.Record("Address", "a"), []));
        var user = Server.Store.Register("user", StoredSchema.Parse("AVRO", SomeSchema.Record("User", "home:Address"), [new StoredReference("Address", "address", 1)]));
        var fact = Assert.Single(await registry.ReadReferrersAsync(["address"], Token)).Fact;
        Assert.Equal([$"the schema with id {user.Id.ToString(CultureInfo.InvariantCulture)}, of a deleted subject that must be erased first"], Assert.IsType<Fact<IReadOnlyList<string>>.Known>(fact).Value);
    }

    private async Task RegisterTwoAsync(ConfluentSchemaRegistry registry, CompatibilityLevel level)
    {
        Server.Judge = FieldJudge.Complain;
        Server.Store.Level = level;
        foreach (var text in new[] { SomeSchema.Record("A", "a"), SomeSchema.Record("A", "a", "c=") })
            Server.Store.Register("orders-value", StoredSchema.Parse("AVRO", text, []));
        Assert.NotNull(Assert.IsType<Fact<LiveSchema?>.Known>((await registry.ReadLatestAsync(["orders-value"], Token))[0].Fact).Value);
    }

    private static async Task<RegistryVerdict> VerdictAsync(ConfluentSchemaRegistry registry, string text) =>
        Assert.IsType<Fact<RegistryVerdict>.Known>((await registry.CheckAsync([SomeSchema.Avro("orders-value", text)], Token))[0].Fact).Value;

    private List<string> Fill(int count, string context = "")
    {
        var subjects = Enumerable.Range(0, count).Select(number => $"{context}orders-{number.ToString("D5", CultureInfo.InvariantCulture)}").ToList();
        foreach (var subject in subjects)
            Server.Store.Register(subject, StoredSchema.Parse("AVRO", SomeSchema.Record("A", "a"), []));
        return subjects;
    }

    private static void AssertAll(IReadOnlyList<string> subjects, IReadOnlyList<NamedFact<LiveSchema?>> facts)
    {
        Assert.Equal(subjects, facts.Select(fact => fact.Name));
        Assert.Equal(subjects, facts.Select(fact => Assert.IsType<Fact<LiveSchema?>.Known>(fact.Fact).Value?.Subject));
    }

    private async Task<ConfluentSchemaRegistry> OpenAsync(RegistryTraits? traits = null)
    {
        _server = await StandInRegistry.StartAsync(traits);
        _client = RegistryConnections.Open(_server.Url);
        return new ConfluentSchemaRegistry(_client);
    }
}
