using System.Diagnostics;
using System.Text;

namespace KafkaConfig.Testing;

/// <summary>The tool as a process of its own, for what cannot be seen in process: signals, crashes, what it loads.</summary>
public sealed class SpawnedTool : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly StringBuilder _error = new();

    public SpawnedTool(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kafka-config.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        _output = _process.StandardOutput.ReadToEndAsync();
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
            {
                if (line.Data is not null)
                    _error.Append(line.Data).Append('\n');
            }
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>Done when the tool has said this on its error stream, or has ended.</summary>
    public Task SaidAsync(string words, CancellationToken cancellationToken) => Eventually.IsTrueAsync(() => Task.FromResult(_process.HasExited || ErrorSoFar.Contains(words, StringComparison.Ordinal)), cancellationToken);

    private string ErrorSoFar
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>Sends a signal as a terminal or a CI system would: <c>INT</c>, <c>TERM</c>, <c>KILL</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async Task<CommandResult> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new CommandResult(_process.ExitCode, await _output, ErrorSoFar);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
