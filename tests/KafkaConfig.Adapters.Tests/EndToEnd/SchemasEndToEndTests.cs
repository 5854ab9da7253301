using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KafkaConfig.Adapters.Tests.Live;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>Schemas from files to a real registry beside a real broker. Every answer is checked with plain HTTP.</summary>
public sealed class SchemasEndToEndTests(LiveKafka kafka, LiveRegistry registry)
{
    private const string Fields = "{ \"name\": \"id\", \"type\": \"string\" }, { \"name\": \"price\", \"type\": \"MONEY\" }, { \"name\": \"venue\", \"type\": \"VENUE\" }";

    private static readonly HttpClient Http = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_subjects_with_references_are_registered_in_order_and_then_only_what_differs_adds_a_version()
    {
        using var repository = await RepositoryAsync();
        var scope = Scope(repository);
        repository.Topic("placed", "owner: team-orders\npartitions: 1\nreplicationFactor: 1\n");
        repository.Write($"schemas/{repository.Name("money")}.avsc", Record(scope, "Money", "{ \"name\": \"amount\", \"type\": \"long\" }"));
        repository.Write($"schemas/{repository.Name("venue")}.avsc", Record(scope, "Venue", $"{{ \"name\": \"name\", \"type\": \"string\" }}, {{ \"name\": \"fee\", \"type\": \"{scope}.Money\" }}"));
        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Order(scope, ""));
        repository.Write($"schemas/{repository.Name("placed-value")}.yaml", "compatibility: full\n");

        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        var placed = await LatestAsync(repository.Name("placed-value"));
        Assert.Equal(1, (int?)placed["version"]);
        Assert.Equal(
            [(repository.Name("money"), 1), (repository.Name("venue"), 1)],
            placed["references"]?.AsArray().Select(reference => ((string?)reference?["subject"], (int?)reference?["version"] ?? 0)).OrderBy(pair => pair.Item1, StringComparer.Ordinal));
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));

        // White space, key order and documentation.
        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Order(scope, "").Replace("{ \"type\": \"record\", \"name\": \"Order\"", "{\n\n  \"doc\": \"Placed.\", \"name\": \"Order\", \"type\": \"record\"", StringComparison.Ordinal));
        var reformatted = Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.Contains("0 to create, 0 to update", reformatted.Output, StringComparison.Ordinal);

        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Order(scope, ", { \"name\": \"currency\", \"type\": \"string\", \"default\": \"CAD\" }"));
        var plan = Expect(2, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Assert.Contains("field currency  + string, default \"CAD\"", plan.Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Equal(2, (int?)(await LatestAsync(repository.Name("placed-value")))["version"]);
        Assert.Equal(1, (int?)(await LatestAsync(repository.Name("venue")))["version"]);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Theory]
    [InlineData("full", ", { \"name\": \"currency\", \"type\": \"string\" }", "currency")]
    [InlineData("forward", "", "extra")]
    public async Task An_incompatible_schema_is_refused_with_its_field_and_nothing_is_registered(string level, string fields, string named)
    {
        using var repository = await RepositoryAsync();
        var scope = Scope(repository);
        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Plain(scope, level == "forward" ? ", { \"name\": \"extra\", \"type\": \"int\" }" : ""));
        repository.Write($"schemas/{repository.Name("placed-value")}.yaml", $"compatibility: {level}\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));

        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Plain(scope, fields));
        repository.Write($"schemas/{repository.Name("filled-value")}.avsc", Plain(scope, ""));
        var refused = Expect(3, await repository.RunAsync("plan --env live", Token));
        Assert.Contains("KC3001", refused.Output, StringComparison.Ordinal);
        Assert.Contains(named, refused.Output[refused.Output.IndexOf("KC3001", StringComparison.Ordinal)..refused.Output.IndexOf("Changes", StringComparison.Ordinal)], StringComparison.Ordinal);
        Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Equal(1, (int?)(await LatestAsync(repository.Name("placed-value")))["version"]);
        Assert.Equal(404, (int)(await Http.GetAsync(new Uri($"{await registry.UrlAsync()}/subjects/{repository.Name("filled-value")}/versions/latest"), Token)).StatusCode);
    }

    [Fact]
    public async Task A_changed_schema_takes_its_referrers_along()
    {
        using var repository = await RepositoryAsync();
        var scope = Scope(repository);
        repository.Write($"schemas/{repository.Name("money")}.avsc", Record(scope, "Money", "{ \"name\": \"amount\", \"type\": \"long\" }"));
        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Record(scope, "Order", $"{{ \"name\": \"price\", \"type\": \"{scope}.Money\" }}"));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Write($"schemas/{repository.Name("money")}.avsc", Record(scope, "Money", "{ \"name\": \"amount\", \"type\": \"long\" }, { \"name\": \"scale\", \"type\": \"int\", \"default\": 2 }"));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Equal(2, (int?)(await LatestAsync(repository.Name("money")))["version"]);
        Assert.Equal(2, (int?)(await LatestAsync(repository.Name("placed-value")))["references"]?[0]?["version"]);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Theory]
    [InlineData("backward", 0, null)]
    [InlineData("none", 5, "apply that one first: --only subject/")]
    public async Task A_changed_import_takes_its_referrers_along_where_it_promises_as_much_as_they_do(string level, int exitCode, string? says)
    {
        using var repository = await RepositoryAsync();
        var (price, trade) = (repository.Name("price"), repository.Name("trades-value"));
        repository.Write($"schemas/{price}.yaml", $"compatibility: {level}\n");
        repository.Write($"schemas/{trade}.yaml", "compatibility: backward\n");
        repository.Write($"schemas/{price}.proto", $"syntax = \"proto3\";\npackage {Scope(repository)};\nmessage Price {{\n  sint64 units = 1;\n}}\n");
        repository.Write($"schemas/{trade}.proto", $"syntax = \"proto3\";\npackage {Scope(repository)};\nimport \"{price}.proto\";\nmessage Trade {{\n  Price price = 1;\n}}\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Write($"schemas/{price}.proto", $"syntax = \"proto3\";\npackage {Scope(repository)};\nmessage Price {{\n  sint64 units = 1;\n  uint32 scale = 2;\n}}\n");
        var applied = Expect(exitCode, await repository.RunAsync("apply --env live --yes", Token));
        if (says is not null)
        {
            Assert.Contains(says + price, applied.Output, StringComparison.Ordinal);
            Expect(0, await repository.RunAsync($"apply --env live --yes --only subject/{price}", Token));
            Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        }

        Assert.Equal(2, (int?)(await LatestAsync(trade))["references"]?[0]?["version"]);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
    }

    [Fact]
    public async Task Protobuf_and_JSON_Schema_are_judged_by_the_registry()
    {
        using var repository = await RepositoryAsync();
        var (proto, json) = ($"schemas/{repository.Name("trades-value")}.proto", $"schemas/{repository.Name("notes-value")}.json");
        repository.Write($"schemas/{repository.Name("trades-value")}.yaml", "compatibility: backward\n");
        repository.Write($"schemas/{repository.Name("notes-value")}.yaml", "compatibility: backward\n");
        repository.Write(proto, $"syntax = \"proto3\";\npackage {Scope(repository)};\nmessage Trade {{\n  string id = 1;\n}}\n");
        repository.Write(json, Json("\"text\": { \"type\": \"string\" }"));
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        repository.Write(proto, $"syntax = \"proto3\";\n// Sizes came later.\npackage {Scope(repository)};\nmessage Trade {{\n  string id = 1;\n  uint64 size = 2;\n}}\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Equal(2, (int?)(await LatestAsync(repository.Name("trades-value")))["version"]);
        repository.Write(json, Json("\"text\": { \"type\": \"integer\" }"));
        Assert.Contains("KC3001", Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_gives_definitions_that_change_nothing_and_a_snapshot_plans_without_the_registry()
    {
        using var repository = await RepositoryAsync();
        var scope = Scope(repository);
        repository.Write($"schemas/{repository.Name("money")}.avsc", Record(scope, "Money", "{ \"name\": \"amount\", \"type\": \"long\" }"));
        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", Record(scope, "Order", $"{{ \"name\": \"price\", \"type\": \"{scope}.Money\" }}"));
        repository.Write($"schemas/{repository.Name("trades-value")}.proto", $"syntax = \"proto3\";\npackage {scope};\nmessage Trade {{\n  string id = 1;\n}}\n");
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Directory.Delete(Path.Combine(repository.Path, "schemas"), recursive: true);
        Assert.Contains($"subject/{repository.Name("money")}  is in the registry, and declared nowhere", Expect(0, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
        Assert.Contains("3 imported", Expect(0, await repository.RunAsync($"import --env live --only subject/{repository.Prefix}*", Token)).Output, StringComparison.Ordinal);
        Expect(0, await repository.RunAsync("plan --env live --detailed-exit-code", Token));
        Expect(0, await repository.RunAsync("snapshot --env live --out saved.json", Token));
        Expect(0, await repository.RunAsync("plan --env live --against saved.json --detailed-exit-code", Token));
        var money = Directory.EnumerateFiles(Path.Combine(repository.Path, "schemas"), $"{repository.Name("money")}.avsc", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(money, Record(scope, "Money", "{ \"name\": \"amount\", \"type\": \"long\" }, { \"name\": \"scale\", \"type\": \"int\" }"), Token);
        await File.WriteAllTextAsync(Path.ChangeExtension(money, ".yaml"), "compatibility: backward\n", Token);
        var refused = Expect(3, await repository.RunAsync("plan --env live --against saved.json", Token));
        Assert.Contains("scale was added without a default", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_is_down_is_unavailable_and_never_empty()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync(), "schemaRegistry: { url: \"http://127.0.0.1:1\" }\n");
        repository.Write($"schemas/{repository.Name("placed-value")}.avsc", "\"string\"\n");
        var plan = Expect(5, await repository.RunAsync("plan --env live", Token));
        Assert.Contains("http://127.0.0.1:1", plan.Output + plan.Error, StringComparison.Ordinal);
        Expect(5, await repository.RunAsync("apply --env live --yes", Token));
    }

    private static string Scope(LiveRepository repository) => "acme." + repository.Prefix.TrimEnd('.');

    private static string Record(string scope, string name, string fields) => $"{{ \"type\": \"record\", \"name\": \"{name}\", \"namespace\": \"{scope}\", \"fields\": [ {fields} ] }}\n";

    private static string Order(string scope, string more) => Record(scope, "Order", Fields.Replace("MONEY", $"{scope}.Money", StringComparison.Ordinal).Replace("VENUE", $"{scope}.Venue", StringComparison.Ordinal) + more);

    private static string Plain(string scope, string more) => Record(scope, "Order", "{ \"name\": \"id\", \"type\": \"string\" }" + more);

    private static string Json(string properties) =>
        $"{{ \"$schema\": \"http://json-schema.org/draft-07/schema#\", \"title\": \"Note\", \"type\": \"object\", \"properties\": {{ {properties} }} }}\n";

    private async Task<LiveRepository> RepositoryAsync() => new(await kafka.SingleAsync(), $"schemaRegistry: {{ url: \"{await registry.UrlAsync()}\" }}\n");

    private async Task<JsonNode> LatestAsync(string subject) =>
        await Http.GetFromJsonAsync<JsonNode>(new Uri($"{await registry.UrlAsync()}/subjects/{subject}/versions/latest"), Token) ?? throw new InvalidOperationException("no body");
}
