using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Journal;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

public sealed class RunLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_apply_waits_and_then_says_who_holds_the_cluster_since_when()
    {
        Write();
        await using (await HoldAsync())
        {
            var second = await RunAsync("apply --env prod --yes --lock-timeout 1s");
            Assert.Equal(1, second.ExitCode);
            Assert.Contains("alice@build-7", second.Error, StringComparison.Ordinal);
            Assert.Contains("2026-11-01 11:00", second.Error, StringComparison.Ordinal);
            Assert.Contains("Nothing was applied.", second.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await RunAsync("apply --env prod --yes --lock-timeout 1s")).ExitCode);
    }

    [Fact]
    public async Task What_another_run_changed_while_it_waited_is_not_what_was_agreed_to()
    {
        Write();
        var holder = await HoldAsync();
        var waiting = RunAsync("apply --env prod --yes --lock-timeout 30s");
        // The first plan is made on an empty cluster; then somebody creates the topic otherwise.
        await Eventually.IsTrueAsync(() => Task.FromResult(_output.ToString().Contains("prod: CHANGES", StringComparison.Ordinal)), Token);
        _folder.Write("topics/b.yaml", "owner: o\npartitions: 1\nreplicationFactor: 3\n");
        await new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3).ChangeAsync(state => state with
        {
            Topics = new(StringComparer.Ordinal) { ["a"] = new SandboxTopic { Assignments = [[1, 2, 3], [1, 2, 3]] } },
        }, Token);
        await holder.DisposeAsync();
        var result = await waiting;
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("KC9002", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_needs_no_lock()
    {
        Write();
        await using var holder = await HoldAsync();
        Assert.Equal(0, (await RunAsync("plan --env prod")).ExitCode);
    }

    [Fact]
    public async Task Without_a_journal_a_warning_says_so()
    {
        Write("journal: none\n");
        await using var holder = await HoldAsync();
        var result = await RunAsync("apply --env prod --yes");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("journal: none in environments/prod.yaml: nothing keeps another run away", result.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    private readonly WatchedWriter _output = new();

    private void Write(string extra = "")
    {
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("environments/prod.yaml", $"production: true\ncluster: {{ file: cluster.json }}\n{extra}");
        _folder.Write("topics/a.yaml", "owner: o\npartitions: 1\nreplicationFactor: 3\n");
    }

    private Task<IRunLease> HoldAsync() => new SandboxRunLock(new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3), TimeProvider.System).AcquireAsync(new RunHeader
    {
        RunId = "20261101T110000Z-abcdef",
        Environment = "prod",
        Who = "alice@build-7",
        StartedAt = new DateTimeOffset(2026, 11, 1, 11, 0, 0, TimeSpan.Zero),
        Revision = "none",
        PlanDigest = "0",
        ToolVersion = "0",
    }, TimeSpan.FromSeconds(5), Token);

    private async Task<CommandResult> RunAsync(string line)
    {
        await using var error = new StringWriter { NewLine = "\n" };
        var context = new IOContext
        {
            Output = _output,
            Error = error,
            Input = new StringReader(""),
            Variable = _ => null,
            CurrentDirectory = _folder.Path,
            Time = TimeProvider.System,
            ToolVersion = "0.0.0-test",
        };
        var exitCode = await Commands.CommandLine.RunAsync(line.Split(' '), context, Token);
        return new CommandResult(exitCode, "", error.ToString());
    }
}
