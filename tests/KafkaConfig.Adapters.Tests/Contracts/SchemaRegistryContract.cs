using System.Globalization;
using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What every schema registry does, whatever speaks. A behaviour found on a real one first becomes a test here. Where registries differ, a property says so and why.</summary>
public abstract class SchemaRegistryContract
{
    private int _last;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<(ISchemaRegistry Registry, ISchemaRegistryWriter Writer)> OpenAsync();

    protected abstract string Prefix { get; }

    /// <summary>Confluent's has modes; where there are none, null is said of every subject.</summary>
    protected virtual bool HasModes => true;

    /// <summary>Confluent's tells a subject that sets NONE from one that sets nothing.</summary>
    protected virtual bool TellsUnsetLevels => true;

    /// <summary>Confluent's takes a level before the subject exists, NONE too.</summary>
    protected virtual bool SetsLevelsOfAbsentSubjects => true;

    /// <summary>Confluent's judges a schema that refers to others before it is registered.</summary>
    protected virtual bool ChecksReferences => true;

    /// <summary>To Confluent's, what is softly deleted refers to nothing.</summary>
    protected virtual bool SoftDeletionFreesReferences => true;

    [Fact]
    public async Task A_registry_says_what_it_is()
    {
        var (registry, _) = await OpenAsync();
        var description = await registry.DescribeAsync(Token);
        Assert.Equal(HasModes ? "READWRITE" : null, description.Mode);
        Assert.Equal(TellsUnsetLevels, description.TellsUnsetLevels);
        Assert.Equal(description.Lacks.Order(StringComparer.Ordinal), description.Lacks);
    }

    [Fact]
    public async Task What_does_not_exist_is_absent_everywhere()
    {
        var (registry, _) = await OpenAsync();
        var subject = NextName();
        Assert.DoesNotContain(subject, await registry.ListAsync([], Token));
        Assert.Null(await LatestAsync(registry, subject));
        Assert.Empty(Known(await registry.ReadVersionsAsync([subject], Token)));
        Assert.Null(Known(await registry.ReadAsync([new SubjectVersion(subject, 1)], Token)));
        Assert.Null(Known(await registry.ReadLevelsAsync([subject], Token)));
        Assert.Null(Known(await registry.LookUpAsync([SomeSchema.Avro(subject, SomeSchema.Record("A", "a"))], Token)));
        Assert.True(Known(await registry.CheckAsync([SomeSchema.Avro(subject, SomeSchema.Record("A", "a"))], Token)).IsCompatible);
        Assert.Empty(Known(await registry.ReadReferrersAsync([subject], Token)));
        Assert.Equal(HasModes ? "READWRITE" : null, Known(await registry.ReadModesAsync([subject], Token)));
    }

    [Fact]
    public async Task Versions_are_counted_from_one_and_read_back()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        var (one, two) = (SomeSchema.Record(Own("A"), "a"), SomeSchema.Record(Own("A"), "a", "b="));
        var first = await RegisterAsync(writer, SomeSchema.Avro(subject, one));
        var second = await RegisterAsync(writer, SomeSchema.Avro(subject, two));
        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.NotEqual(first.Id, second.Id);
        var versions = Known(await registry.ReadVersionsAsync([subject], Token));
        Assert.Equal([1, 2], versions.Select(version => version.Version));
        Assert.Equal([first.Id, second.Id], versions.Select(version => (int?)version.Id));
        AssertSame(two, (await LatestAsync(registry, subject))?.Text);
        var old = Known(await registry.ReadAsync([new SubjectVersion(subject, 1)], Token));
        AssertSame(one, old?.Text);
        Assert.Equal((subject, 1, SchemaLanguage.Avro), (old?.Subject, old?.Version, old?.Language));
        Assert.Null(Known(await registry.ReadAsync([new SubjectVersion(subject, 3)], Token)));
        Assert.Contains(subject, await registry.ListAsync([], Token));
    }

    [Fact]
    public async Task What_a_subject_holds_already_is_not_added_again()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        var (one, two) = (SomeSchema.Record(Own("A"), "a"), SomeSchema.Record(Own("A"), "a", "b="));
        var first = await RegisterAsync(writer, SomeSchema.Avro(subject, one));
        var second = await RegisterAsync(writer, SomeSchema.Avro(subject, two));
        Assert.Equal(second, await RegisterAsync(writer, SomeSchema.Avro(subject, two)));
        // An older text does not become the latest version.
        Assert.Equal(first, await RegisterAsync(writer, SomeSchema.Avro(subject, one)));
        Assert.Equal(2, (await LatestAsync(registry, subject))?.Version);
        Assert.Equal(first.Id, (await RegisterAsync(writer, SomeSchema.Avro(NextName(), one))).Id);
        Assert.Equal(1, Known(await registry.LookUpAsync([SomeSchema.Avro(subject, one)], Token)));
        Assert.Equal(2, Known(await registry.LookUpAsync([SomeSchema.Avro(subject, two.Replace(":", " : ", StringComparison.Ordinal))], Token)));
        Assert.Null(Known(await registry.LookUpAsync([SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "c"))], Token)));
        Assert.Null(Known(await registry.LookUpAsync([SomeSchema.Avro(subject, "{")], Token)));
    }

    [Fact]
    public async Task Every_language_is_kept()
    {
        var (registry, writer) = await OpenAsync();
        var (json, protobuf) = (NextName(), NextName());
        await RegisterAsync(writer, new NewSchema(json, SchemaLanguage.Json, $$"""{"$schema":"http://json-schema.org/draft-07/schema#","title":"{{Own("J")}}","type":"object"}""", [], Normalize: true));
        await RegisterAsync(writer, new NewSchema(protobuf, SchemaLanguage.Protobuf, $"syntax = \"proto3\"; message {Own("P")} {{ string a = 1; }}", [], false));
        Assert.Equal(SchemaLanguage.Json, (await LatestAsync(registry, json))?.Language);
        Assert.Equal(SchemaLanguage.Protobuf, (await LatestAsync(registry, protobuf))?.Language);
    }

    [Fact]
    public async Task What_is_no_schema_is_refused()
    {
        var (_, writer) = await OpenAsync();
        var registration = await writer.RegisterAsync(SomeSchema.Avro(NextName(), "{\"type\": nonsense"), Token);
        Assert.Equal(WriteStatus.Refused, registration.Result.Status);
        Assert.EndsWith(".", registration.Result.Why, StringComparison.Ordinal);
        Assert.Null(registration.Version);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_questions()
    {
        var (registry, writer) = await OpenAsync();
        var subjects = Enumerable.Range(0, 30).Select(_ => NextName()).OrderByDescending(name => name, StringComparer.Ordinal).ToList();
        foreach (var subject in subjects.Where((_, index) => index % 3 != 0))
            await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")));
        var latest = await registry.ReadLatestAsync(subjects, Token);
        Assert.Equal(subjects, latest.Select(fact => fact.Name));
        Assert.Equal(
            subjects.Select((subject, index) => index % 3 != 0 ? subject : null), latest.Select(fact => Assert.IsType<Fact<LiveSchema?>.Known>(fact.Fact).Value?.Subject));
        var mine = (await registry.ListAsync([], Token)).Where(subjects.Contains).ToList();
        Assert.Equal(20, mine.Count);
        Assert.Equal(mine.Order(StringComparer.Ordinal), mine);
    }

    [Fact]
    public async Task A_subject_may_be_called_anything()
    {
        var (registry, writer) = await OpenAsync();
        List<string> subjects = [.. new[] { "a/b", "a b", "a%b", "a%2Fb", "a?b#c", "a+b", "a:b", "a&b=c", "ü", "a.b_c-value" }.Select(name => $"{NextName()}{name}")];
        foreach (var subject in subjects)
            Assert.Equal(1, (await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")))).Version);
        Assert.Equal(subjects, (await registry.ReadLatestAsync(subjects, Token)).Select(fact => Assert.IsType<Fact<LiveSchema?>.Known>(fact.Fact).Value?.Subject));
        Assert.Equal(subjects.Order(StringComparer.Ordinal), (await registry.ListAsync([], Token)).Where(subjects.Contains));
        foreach (var subject in subjects)
        {
            Assert.Equal(WriteStatus.Done, (await writer.SetLevelAsync(subject, CompatibilityLevel.Full, Token)).Status);
            Assert.Equal(CompatibilityLevel.Full, Known(await registry.ReadLevelsAsync([subject], Token)));
            Assert.Equal(1, Known(await registry.LookUpAsync([SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a"))], Token)));
            Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(subject, isPermanent: false, Token)).Status);
        }

        Assert.DoesNotContain(await registry.ListAsync([], Token), subjects.Contains);
    }

    [Fact]
    public async Task Other_contexts_are_seen_by_those_who_ask_for_them()
    {
        var (registry, writer) = await OpenAsync();
        var context = $":.{NextName()}:";
        var subject = $"{context}orders-value";
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")));
        Assert.DoesNotContain(subject, await registry.ListAsync([], Token));
        Assert.Contains(subject, await registry.ListAsync([context], Token));
        Assert.Equal(subject, (await LatestAsync(registry, subject))?.Subject);
    }

    [Fact]
    public async Task A_megabyte_is_not_too_large()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        var schema = $$"""{"type":"record","name":"{{Own("Large")}}","doc":"{{new string('x', 1_000_000)}}","fields":[]}""";
        await RegisterAsync(writer, SomeSchema.Avro(subject, schema));
        AssertSame(schema, (await LatestAsync(registry, subject))?.Text);
    }

    [Fact]
    public async Task A_cancelled_write_is_not_sent()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.RegisterAsync(SomeSchema.Avro(subject, SomeSchema.Record("A", "a")), new CancellationToken(canceled: true)));
        Assert.Null(await LatestAsync(registry, subject));
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record("A", "a")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.DeleteAsync(subject, isPermanent: false, new CancellationToken(canceled: true)));
        Assert.NotNull(await LatestAsync(registry, subject));
    }

    protected string NextName() => $"{Prefix}{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A name that no other test's schemas have.</summary>
    protected string Own(string name) => $"{name}_{string.Concat(Prefix.Where(char.IsAsciiLetterOrDigit))}";

    protected static T Known<T>(IReadOnlyList<NamedFact<T>> facts) => Assert.IsType<Fact<T>.Known>(Assert.Single(facts).Fact).Value;

    protected static async Task<LiveSchema?> LatestAsync(ISchemaRegistry registry, string subject) => Known(await registry.ReadLatestAsync([subject], Token));

    protected static async Task<Registration> RegisterAsync(ISchemaRegistryWriter writer, NewSchema schema)
    {
        var registration = await writer.RegisterAsync(schema, Token);
        Assert.True(registration.Result.Status == WriteStatus.Done, registration.Result.Why);
        Assert.NotNull(registration.Version);
        Assert.NotNull(registration.Id);
        return registration;
    }

    protected static void AssertSame(string expected, string? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual ?? "null")), actual);
}
