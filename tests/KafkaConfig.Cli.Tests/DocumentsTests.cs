using KafkaConfig.Cli.Documents;
using KafkaConfig.Testing;
using NJsonSchema;

namespace KafkaConfig.Cli.Tests;

public sealed class DocumentsTests
{
    [Fact]
    public void The_checked_in_schemas_are_what_the_tool_writes()
    {
        foreach (var (name, json) in SchemaFiles.All())
            Baseline.Matches($"docs/schemas/{name}", json);
        Assert.Equal(SchemaFiles.All().Count, Directory.EnumerateFiles(SolutionRoot.Combine("docs", "schemas")).Count());
    }

    [Fact]
    public async Task The_checked_in_rules_are_what_the_tool_writes()
    {
        var result = await CommandRunner.RunAsync(SolutionRoot.Path, "rules --output markdown", null, TestContext.Current.CancellationToken);
        Baseline.Matches("docs/rules.md", result.Output);
    }

    [Theory]
    [InlineData("plan --env prod --output json", "plan.output.schema.json")]
    [InlineData("validate --output json", "validate.output.schema.json")]
    [InlineData("apply --env prod --yes --output json", "apply.output.schema.json")]
    [InlineData("show topic/orders.a --env prod --output json", "show.output.schema.json")]
    [InlineData("rules --output json", "rules.output.schema.json")]
    [InlineData("explain KC1001 --output json", "rules.output.schema.json")]
    public async Task Every_json_output_is_valid_by_its_schema(string line, string schemaName)
    {
        using var folder = new TemporaryFolder();
        folder.Write("kafka-config.yaml", "limits: { deletes: 0 }\n");
        folder.Write("environments/prod.yaml", "production: true\ncluster: { file: cluster.json }\nowns: [orders.]\n");
        folder.Write("topics/orders.a.yaml", "owner: a\npartitions: 60\nreplicationFactor: 2\nconfig: { segment.ms: default, retention.ms: 7d }\n");
        var result = await CommandRunner.RunAsync(folder.Path, line, null, TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SolutionRoot.Combine("docs", "schemas", schemaName), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(result.Output).Select(problem => $"{problem.Path}: {problem.Kind}"));
        Assert.NotEmpty(schema.Validate("{}"));
        Assert.Contains("\"formatVersion\": 1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repositorys_own_files_are_valid_by_the_editors_schemas()
    {
        await ValidateYamlAsync("kafka-config.schema.json", SolutionRoot.Combine("kafka-config.yaml"));
        await ValidateYamlAsync("environment.schema.json", Directory.GetFiles(SolutionRoot.Combine("environments")));
        await ValidateYamlAsync("topic.schema.json", Directory.GetFiles(SolutionRoot.Combine("topics"), "*.yaml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_editors_schema_refuses_an_unknown_key()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SolutionRoot.Combine("docs", "schemas", "topic.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate("""{ "owner": "a", "partions": 1 }"""));
    }

    private static async Task ValidateYamlAsync(string schemaName, params string[] files)
    {
        Assert.NotEmpty(files);
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SolutionRoot.Combine("docs", "schemas", schemaName), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        foreach (var file in files)
        {
            var findings = new List<Core.Findings.Finding>();
            var node = Core.Loading.YamlReader.Read(Core.Loading.SourceFile.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), findings);
            Assert.Empty(findings);
            Assert.Empty(schema.Validate(YamlAsJson.Write(node ?? throw new InvalidOperationException(file))).Select(problem => $"{file} {problem.Path}: {problem.Kind}"));
        }
    }
}
