using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands;

/// <summary>What a plan began before the files were read: the question for the commit, and the first environment's connection.</summary>
internal sealed class PlanStart<TSession>(Task<Origin> origin, TSession? connection) : IDisposable
    where TSession : class, IDisposable
{
    private TSession? _connection = connection;

    public Task<Origin> Origin => origin;

    /// <summary>The connection that was begun; made now, with its errors, where it could not be.</summary>
    public TSession Connect(Func<TSession> open) => _connection ??= open();

    public void Dispose() => _connection?.Dispose();
}
