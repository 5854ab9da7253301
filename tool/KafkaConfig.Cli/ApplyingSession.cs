using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds;

namespace KafkaConfig.Cli;

/// <summary>An open connection for reading and writing. <see cref="Lock"/> is null where the environment wants none.</summary>
public sealed class ApplyingSession(ReadingSession reading, IReadOnlyList<IChangeApplier> appliers, IRunLock? runLock) : IDisposable
{
    public ReadingSession Reading => reading;

    public IReadOnlyList<IChangeApplier> Appliers => appliers;

    public IRunLock? Lock => runLock;

    public void Dispose() => reading.Dispose();
}
