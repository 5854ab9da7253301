using System.Runtime.InteropServices;

namespace KafkaConfig.Cli;

/// <summary>The first signal starts nothing new; a second Ctrl-C ends the process at once. CI systems send SIGTERM some seconds after SIGINT: that is not "a second one".</summary>
public sealed class Interrupts : IDisposable
{
    private const int EndedBySignal = 130;

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TextWriter _error;
    private int _interrupts;

    public Interrupts(TextWriter error)
    {
        _error = error;
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, isInterrupt: true)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, isInterrupt: false)));
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context, bool isInterrupt)
    {
        context.Cancel = true;
        if (isInterrupt && Interlocked.Increment(ref _interrupts) > 1)
            Environment.Exit(EndedBySignal);
        if (_source.IsCancellationRequested)
            return;
        _error.WriteLine("Interrupted: the operation in hand is finished, nothing new is started. Interrupt again to stop at once.");
        _error.Flush();
        _source.Cancel();
    }
}
