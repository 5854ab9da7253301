using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>One connection to a cluster, made from an environment's file at the moment of use. Turns what librdkafka says into sentences, without any value that came from a
/// variable.</summary>
public sealed class KafkaClient : IClusterIdentity, IDisposable
{
    private const string FailedMark = " failed: ";
    private const int StatisticsPeriodMilliseconds = 100;

    private readonly IAdminClient _admin;
    private readonly ClusterConnection _connection;
    private readonly string _environment;
    private readonly string _expectedId;
    private readonly List<string> _revealed = [];
    private readonly TaskCompletionSource<string> _rejected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _lastError;
    private readonly bool _keepsStatistics;
    private readonly Lock _lock = new();
    private int _closed;
    private Task<ClusterDescription>? _description;

    /// <param name="environment">Its cluster is a real one.</param>
    /// <param name="variable">Looks up variables of the process; throws <see cref="UsageException"/> for a missing one.</param>
    /// <param name="timeout">How long to wait for each answer.</param>
    /// <param name="statistics">Told of librdkafka's statistics as long as it is open; null: none are kept.</param>
    public KafkaClient(EnvironmentDefinition environment, Func<string, string?> variable, TimeSpan timeout, Action<string>? statistics = null)
    {
        _keepsStatistics = statistics is not null;
        _environment = environment.Location.Path;
        _connection = environment.Cluster;
        Timeout = timeout;
        _expectedId = _connection.Id?.Expand(variable) ?? "";
        var config = new AdminClientConfig
        {
            BootstrapServers = _connection.BootstrapServers?.Expand(variable, _revealed) ?? "",
            ClientId = "kafka-config",
            // A look must never create what it looks at.
            AllowAutoCreateTopics = false,
            // How long closing waits for the thread that polls; 100 by default.
            CancellationDelayMaxMs = 10,
        };
        foreach (var (name, value) in _connection.Client)
            config.Set(name, value.Expand(variable, _revealed));
        if (statistics is not null)
            config.StatisticsIntervalMs = StatisticsPeriodMilliseconds;
        try
        {
            var builder = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => Hear(error));
            if (statistics is not null)
                builder.SetStatisticsHandler((_, json) => statistics(json));
            _admin = builder.Build();
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw new UsageException($"{_environment}: the Kafka client refuses these settings: {Redact(problem.Message)}");
        }
    }

    public TimeSpan Timeout { get; }

    internal IAdminClient Admin => _admin;

    public Task<ClusterDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _description ??= AskAsync(cancellationToken);
        }
    }

    private async Task<ClusterDescription> AskAsync(CancellationToken cancellationToken)
    {
        var result = await FirstAnswerAsync(
            "describe the cluster", () => _admin.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = Timeout, IncludeAuthorizedOperations = true }), cancellationToken);
        if (result.ClusterId != _expectedId)
        {
            throw new UsageException(
                $"{_connection.Id?.Location ?? new SourceLocation(_environment, 1, 1)} says that the cluster's id is {_connection.Id}, and the one that answered has {result.ClusterId}. Nothing was read or written.");
        }

        return new ClusterDescription(
            result.ClusterId, [.. result.Nodes.Select(node => node.Id).Order()], [.. (result.AuthorizedOperations ?? []).Select(operation => operation.ToString()).Order(StringComparer.Ordinal)]);
    }

    /// <summary>A read. Where the broker that answered for the cluster is gone, the client is told to look for another, and asks once more.</summary>
    internal async Task<T> ReadAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().WaitAsync(cancellationToken);
        }
        catch (KafkaException problem) when (LostBroker(problem.Error.Code))
        {
            FindBrokers();
            return await FirstAnswerAsync(what, call, cancellationToken);
        }
        catch (KafkaException problem) when (IsWholeRequest(problem) && problem.Error.Code != ErrorCode.Local_NoEnt)
        {
            throw Unavailable(what, problem.Error);
        }
    }

    /// <summary>librdkafka keeps asking a controller that is gone until its metadata is read again.</summary>
    internal void FindBrokers()
    {
        try
        {
            _admin.GetMetadata(TimeSpan.FromSeconds(Math.Min(5, Timeout.TotalSeconds)));
        }
        catch (KafkaException)
        {
            // The next call says what is wrong.
        }
    }

    internal static bool LostBroker(ErrorCode code) => code is ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_AllBrokersDown or ErrorCode.NotController;

    internal UnavailableException Unavailable(string what, Error error)
    {
        var reason = _lastError ?? error.Reason;
        return new UnavailableException(Redact($"The cluster of {_environment} ({_connection.Describe()}) did not {what}: {reason.TrimEnd('.')}."));
    }

    internal string Redact(string text)
    {
        foreach (var value in _revealed)
            text = text.Replace(value, "***", StringComparison.Ordinal);
        return text;
    }

    public void Dispose()
    {
        // The client's own does not bear being called twice.
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        // The last statistics come a period after the last request.
        if (_keepsStatistics)
            Thread.Sleep(3 * StatisticsPeriodMilliseconds);
        _admin.Dispose();
    }

    private async Task<T> FirstAnswerAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = call();
            // A rejected password is known at once; the call itself would only time out.
            await Task.WhenAny(answer, _rejected.Task).WaitAsync(cancellationToken);
            if (!answer.IsCompleted)
                throw new UnavailableException($"The cluster of {_environment} ({_connection.Describe()}) rejects the credentials: {Redact(await _rejected.Task)}.");
            return await answer;
        }
        catch (KafkaException problem) when (IsWholeRequest(problem))
        {
            throw Unavailable(what, problem.Error);
        }
    }

    // Its subclasses hold an answer for each item; the caller reads them.
    private static bool IsWholeRequest(KafkaException problem) => problem.GetType() == typeof(KafkaException);

    private void Hear(Error error)
    {
        var reason = error.Reason;
        // "host:9092/bootstrap: Connect to ipv4#1.2.3.4:9092 failed: Connection refused (after 0ms in state CONNECT)"
        var after = reason.IndexOf(" (after ", StringComparison.Ordinal);
        reason = after > 0 ? reason[..after] : reason;
        var failed = reason.LastIndexOf(FailedMark, StringComparison.Ordinal);
        reason = failed > 0 ? reason[(failed + FailedMark.Length)..] : reason;
        if (error.Code == ErrorCode.Local_Authentication)
            _rejected.TrySetResult(reason.TrimEnd('.'));
        if (error.Code != ErrorCode.Local_AllBrokersDown || _lastError is null)
            _lastError = reason;
    }
}
