using System.Diagnostics;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>Runs a script of a workflow as a runner would, with a stand-in for the tool that notes each word it was given.</summary>
internal sealed class ScriptRunner : IDisposable
{
    private readonly TemporaryFolder _runner = new();

    public ScriptRunner()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for bash.");
        // Ends with the next number of CODES; 0 where there is none.
        Tool("printf '%s\\n' \"<call>\" \"$@\" >> \"$CALLS\"\nlast=''\nfor word in \"$@\"; do [ \"$last\" != --out ] || echo '{}' > \"$word\"; last=\"$word\"; done\necho '::error::from a file'\n"
            + "code=\"$(head -n 1 \"$CODES\")\"\nsed -i 1d \"$CODES\"\nexit \"${code:-0}\"\n");
        foreach (var name in (string[])["calls", "codes", "output", "summary", "path"])
            _runner.Write(name, "");
    }

    public TemporaryFolder Folder { get; } = new();

    public string Output => _runner.Read("output");

    public string Summary => _runner.Read("summary");

    /// <summary>Each call of the tool, its words with a bar between.</summary>
    public IReadOnlyList<string> Calls => [.. _runner.Read("calls").Split("<call>\n", StringSplitOptions.RemoveEmptyEntries).Select(call => call.TrimEnd('\n').Replace('\n', '|').Replace(_runner.Path, "TEMP", StringComparison.Ordinal))];

    public void Codes(params int[] codes) => _runner.Write("codes", string.Concat(codes.Select(code => $"{code}\n")));

    public string ReadTemporary(string name) => _runner.Read(name);

    public string WriteTemporary(string name, string content) => _runner.Write(name, content);

    /// <summary>A step's script, as GitHub runs it.</summary>
    public Task<CommandResult> RunAsync(string script, params (string Name, string Value)[] variables) => StartAsync(["-e", _runner.Write("script.sh", script)], variables);

    public Task<CommandResult> RunFileAsync(string path, params (string Name, string Value)[] variables) => StartAsync([path], variables);

    public void Dispose()
    {
        Folder.Dispose();
        _runner.Dispose();
    }

    private void Tool(string script)
    {
        var path = _runner.Write("bin/kafka-config", "#!/usr/bin/env bash\n" + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<CommandResult> StartAsync(IReadOnlyList<string> arguments, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", arguments) { WorkingDirectory = Folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(_runner.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["RUNNER_TEMP"] = _runner.Path;
        foreach (var (variable, name) in new[] { ("CALLS", "calls"), ("CODES", "codes"), ("GITHUB_OUTPUT", "output"), ("GITHUB_STEP_SUMMARY", "summary"), ("GITHUB_PATH", "path") })
            start.Environment[variable] = Path.Combine(_runner.Path, name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, output, await error);
    }
}
