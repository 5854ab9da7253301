using System.Text.RegularExpressions;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>The scripts of the workflows, run.</summary>
public sealed partial class WorkflowScriptsTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    private readonly ScriptRunner _runner = new();

    [Theory]
    [InlineData("true", "success success success skipped", 0)]
    [InlineData("true", "success failure success skipped", 1)]
    [InlineData("true", "success skipped skipped skipped", 1)]
    [InlineData("true", "success skipped skipped success", 1)]
    [InlineData("true", "success cancelled skipped skipped", 1)]
    [InlineData("true", "success success failure skipped", 1)]
    [InlineData("true", "failure skipped skipped skipped", 1)]
    [InlineData("false", "success skipped skipped success", 0)]
    [InlineData("false", "success skipped skipped skipped", 1)]
    [InlineData("false", "success skipped skipped failure", 1)]
    [InlineData("false", "failure skipped skipped skipped", 1)]
    [InlineData("", "skipped skipped skipped skipped", 1)]
    public async Task The_gate_is_green_only_when_everything_that_should_have_run_has_succeeded(string live, string results, int exitCode)
    {
        var words = results.Split(' ');
        var result = await _runner.RunAsync(
            Script("validate-and-plan", "gate", "Judge"), ("LIVE", live), ("VALIDATE", words[0]), ("PLAN", words[1]), ("REPORT", words[2]), ("OFFLINE", words[3]));
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_plan_decides_by_its_own_exit_code(int exitCode)
    {
        _runner.Folder.Write("environments/staging.yaml", "");
        _runner.Codes(exitCode);
        var result = await _runner.RunAsync(Script("validate-and-plan", "plan", "Plan"), ("ENVIRONMENT", "staging"), ("BASE", "$(touch stolen) base"));
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(["plan|--env|staging|--base|$(touch stolen) base|--out|TEMP/staging.json"], _runner.Calls);
        Assert.Matches(Wrapped(), result.Output);
        Assert.False(File.Exists(Path.Combine(_runner.Folder.Path, "stolen")));
    }

    [Fact]
    public async Task An_environment_that_nobody_declared_is_not_planned_and_one_that_is_being_removed_is()
    {
        GitFolder.Start(_runner.Folder.Path);
        var file = _runner.Folder.Write("environments/prod.yaml", "");
        GitFolder.Commit(_runner.Folder.Path, Day);
        File.Delete(file);
        var result = await _runner.RunAsync(Script("validate-and-plan", "plan", "Plan"), ("ENVIRONMENT", "staging"), ("BASE", "HEAD"));
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(_runner.Calls);
        Assert.Contains("There is no environments/staging.yaml yet", _runner.Summary, StringComparison.Ordinal);
        await _runner.RunAsync(Script("validate-and-plan", "plan", "Plan"), ("ENVIRONMENT", "prod"), ("BASE", "HEAD"));
        Assert.Single(_runner.Calls);
    }

    [Theory]
    [InlineData("validate", "Validate", "validate|--output|markdown")]
    [InlineData("validate", "Plan the sandbox", "plan|--env|sandbox")]
    public async Task Offline_checks_decide_by_their_own_exit_codes(string job, string step, string call)
    {
        _runner.Codes(3);
        var result = await _runner.RunAsync(Script("validate-and-plan", job, step));
        Assert.Equal(3, result.ExitCode);
        Assert.Equal([call], _runner.Calls);
        Assert.Matches(Wrapped(), result.Output);
        Assert.Equal(step == "Validate", _runner.Summary.Length > 0);
    }

    [Fact]
    public async Task A_fork_is_planned_against_the_snapshots_of_the_base_branch()
    {
        GitFolder.Start(_runner.Folder.Path);
        _runner.Folder.Write("snapshots/prod.json", "base");
        GitFolder.Commit(_runner.Folder.Path, Day);
        _runner.Folder.Write("snapshots/prod.json", "fork");
        _runner.Codes(3);
        var result = await _runner.RunAsync(Script("validate-and-plan", "offline", "Plan against snapshots"), ("BASE", "HEAD"));
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["plan|--env|prod|--base|HEAD|--against|TEMP/prod.json|--output|markdown"], _runner.Calls);
        Assert.Equal("base", _runner.ReadTemporary("prod.json"));
        Assert.Contains("no snapshots/staging.json: staging is not planned", _runner.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task All_plans_that_were_written_are_told_together(int count)
    {
        foreach (var environment in new[] { "prod", "staging" }.Take(count))
            _runner.WriteTemporary($"plans/{environment}.json", "{}");
        Assert.Equal(0, (await _runner.RunAsync(Script("validate-and-plan", "report", "Tell the pull request"))).ExitCode);
        Assert.Equal(count == 0 ? [] : ["report|github|--plan|TEMP/plans/prod.json|TEMP/plans/staging.json"], _runner.Calls);
    }

    [Theory]
    [InlineData("staging", 0)]
    [InlineData("staging", 6)]
    [InlineData("prod", 3)]
    public async Task An_apply_ends_with_its_own_exit_code(string environment, int exitCode)
    {
        _runner.Folder.Write($"environments/{environment}.yaml", "");
        _runner.Codes(exitCode);
        var result = await _runner.RunAsync(Script("apply", environment, "Apply"));
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal([$"apply|--env|{environment}|--yes"], _runner.Calls);
        Assert.Matches(Wrapped(), result.Output);
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task An_older_revision_steps_back_for_a_newer_one(string environment)
    {
        GitFolder.Start(_runner.Folder.Path);
        GitFolder.Commit(_runner.Folder.Path, Day);
        var script = Script("apply", environment, "See whether this is still the head of main");
        var head = await _runner.RunAsync("git rev-parse HEAD");
        Assert.Equal(0, (await _runner.RunAsync(script, ("GITHUB_SHA", head.Output.Trim()))).ExitCode);
        var result = await _runner.RunAsync(script, ("GITHUB_SHA", "older"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("::error::Nothing was applied", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(5, 5)]
    [InlineData(1, 1)]
    public async Task Drift_is_an_answer_and_a_cluster_that_is_silent_is_none(int exitCode, int expected)
    {
        _runner.Folder.Write("environments/prod.yaml", "");
        _runner.Codes(exitCode);
        var result = await _runner.RunAsync(Script("drift", "drift", "Compare"), ("ENVIRONMENT", "prod"));
        Assert.Equal(expected, result.ExitCode);
        Assert.Equal(["drift|--env|prod|--output|json"], _runner.Calls);
        Assert.Matches(Wrapped(), result.Output);
    }

    [Fact]
    public async Task Drift_of_all_environments_is_told_as_one()
    {
        _runner.WriteTemporary("drift/prod.json", "{}");
        _runner.WriteTemporary("drift/staging.json", "{}");
        await _runner.RunAsync(Script("drift", "report", "Open or update the issue"));
        Assert.Equal(["report|github|--drift|TEMP/drift/prod.json|TEMP/drift/staging.json"], _runner.Calls);
    }

    public void Dispose() => _runner.Dispose();

    private static string Script(string file, string job, string step) => WorkflowFile.OwnNamed(file).Job(job).Step(step).Entry("run")?.Text() ?? "";

    [GeneratedRegex(@"::stop-commands::(?<word>[0-9a-f]{32})\n(?:.*\n)*::error::from a file\n(?:.*\n)*::\k<word>::\n")]
    private static partial Regex Wrapped();
}
