using KafkaConfig.Core.Kinds;

namespace KafkaConfig.Cli;

/// <summary>An open connection for reading and writing.</summary>
public sealed class ApplyingSession(ReadingSession reading, IReadOnlyList<IChangeApplier> appliers) : IDisposable
{
    public ReadingSession Reading => reading;

    public IReadOnlyList<IChangeApplier> Appliers => appliers;

    public void Dispose() => reading.Dispose();
}
