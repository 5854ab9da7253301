using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

/// <summary>The tool as a process of its own: what it loads, and how it ends.</summary>
public sealed class StartUpTests
{
    [Theory]
    [InlineData("--version", "Confluent.Kafka YamlDotNet Spectre.Console CliWrap Octokit")]
    [InlineData("--help", "Confluent.Kafka YamlDotNet Spectre.Console CliWrap Octokit")]
    [InlineData("explain KC1001", "Confluent.Kafka YamlDotNet Spectre.Console CliWrap Octokit")]
    [InlineData("validate", "Confluent.Kafka Spectre.Console CliWrap Octokit")]
    [InlineData("plan --env sandbox", "Confluent.Kafka Octokit")]
    public async Task Loads_only_what_the_command_needs(string line, string mustNotLoad)
    {
        using var folder = new TemporaryFolder();
        var list = Path.Combine(folder.Path, "loaded");
        var result = await SpawnAsync(line, ("DOTNET_STARTUP_HOOKS", typeof(StartUpTests).Assembly.Location), (StartupHook.Variable, list));
        Assert.Equal(0, result.ExitCode);
        var loaded = await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken);
        Assert.Contains("System.CommandLine", loaded);
        Assert.Empty(loaded.Intersect(mustNotLoad.Split(' ')));
    }

    [Fact]
    public async Task Prints_its_version()
    {
        var result = await SpawnAsync("--version");
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }

    [Fact]
    public async Task Writes_UTF_8_without_a_mark_and_no_colour_into_a_pipe()
    {
        var result = await SpawnAsync("validate");
        Assert.StartsWith("✓ Sound", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    private static async Task<CommandResult> SpawnAsync(string line, params (string Name, string Value)[] variables)
    {
        using var tool = new SpawnedTool(SolutionRoot.Path, line.Split(' '), variables);
        return await tool.EndAsync(TestContext.Current.CancellationToken);
    }
}
