using System.Text.RegularExpressions;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>The scripts of the action, run.</summary>
public sealed partial class ActionScriptsTests : IDisposable
{
    private readonly ScriptRunner _runner = new();

    [Theory]
    [InlineData("validate", "", "validate|--root|.|--output|markdown")]
    [InlineData("plan", " staging\nprod ", "plan|--env|staging|--env|prod|--base|a b|--root|.|--out|TEMP/kafka-config-files/plan.json|--output|markdown")]
    [InlineData("drift", "prod", "drift|--env|prod|--root|.|--output|json")]
    public async Task Inputs_become_words_of_one_command(string command, string environments, string call)
    {
        var result = await RunAsync(command, environments, ("BASE", "a b"));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([call], _runner.Calls);
        Assert.Matches(Wrapped(), result.Output);
        Assert.Contains("exit-code=0\n", _runner.Output, StringComparison.Ordinal);
        Assert.Equal(command != "validate", Regex.IsMatch(_runner.Output, $"^{command}=/.*\\.json$", RegexOptions.Multiline));
    }

    [Theory]
    [InlineData("plan", 3)]
    [InlineData("validate", 1)]
    [InlineData("drift", 2)]
    public async Task A_step_ends_as_the_command_does_and_says_so(string command, int exitCode)
    {
        _runner.Codes(exitCode);
        Assert.Equal(exitCode, (await RunAsync(command, "prod")).ExitCode);
        Assert.Contains($"exit-code={exitCode}\n", _runner.Output, StringComparison.Ordinal);
        Assert.Equal(command != "drift", _runner.Summary.Contains("from a file", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pull_request", "", "|--base|HEAD^1")]
    [InlineData("pull_request_target", "", "|--base|HEAD^1")]
    [InlineData("pull_request", "origin/main", "|--base|origin/main")]
    [InlineData("push", "", "")]
    public async Task A_pull_request_is_never_planned_without_its_base(string happened, string given, string words)
    {
        await RunAsync("plan", "prod", ("GITHUB_EVENT_NAME", happened), ("BASE", given));
        Assert.Equal([$"plan|--env|prod{words}|--root|.|--out|TEMP/kafka-config-files/plan.json|--output|markdown"], _runner.Calls);
    }

    [Fact]
    public async Task A_refused_plan_can_still_be_told()
    {
        _runner.Codes(3);
        await RunAsync("plan", "prod", ("COMMENT", "true"));
        Assert.Contains("plan=", _runner.Output, StringComparison.Ordinal);
        // The report writes it.
        Assert.Equal("", _runner.Summary);
        await _runner.RunFileAsync(SolutionRoot.Combine("action", "tell"), ("PLAN", "p q.json"), ("ROOT", "."));
        Assert.Equal("report|github|--plan|p q.json|--root|.", _runner.Calls[^1]);
    }

    [Fact]
    public async Task Drift_that_could_not_be_read_is_not_told()
    {
        _runner.Codes(5);
        await RunAsync("drift", "prod");
        Assert.Equal("exit-code=5\n", _runner.Output);
    }

    [Fact]
    public async Task An_apply_stops_at_the_first_environment_that_fails()
    {
        _runner.Codes(0, 6);
        Assert.Equal(6, (await RunAsync("apply", "sandbox staging prod")).ExitCode);
        Assert.Equal(["apply|--env|sandbox|--yes|--root|.", "apply|--env|staging|--yes|--root|."], _runner.Calls);
    }

    [Theory]
    [InlineData("plan", "--only prod")]
    [InlineData("plan", "prod;id")]
    [InlineData("plan", "$(touch stolen)")]
    [InlineData("plan", "")]
    [InlineData("apply", "*")]
    [InlineData("init", "prod")]
    [InlineData("validate --root /", "")]
    public async Task A_word_that_is_no_name_starts_nothing(string command, string environments)
    {
        var result = await RunAsync(command, environments);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(_runner.Calls);
        Assert.StartsWith("::error::kafka-config action: ", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_runner.Folder.Path));
    }

    public void Dispose() => _runner.Dispose();

    private Task<CommandResult> RunAsync(string command, string environments, params (string Name, string Value)[] variables) =>
        _runner.RunFileAsync(SolutionRoot.Combine("action", "run"), [("COMMAND", command), ("ENVIRONMENTS", environments), ("ROOT", "."), .. variables]);

    [GeneratedRegex(@"^::stop-commands::(?<word>[0-9a-f]{32})\n::error::from a file\n(?:.*\n)*::\k<word>::\n$")]
    private static partial Regex Wrapped();
}
