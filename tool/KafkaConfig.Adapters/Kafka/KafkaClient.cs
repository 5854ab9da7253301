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
    private const int StatisticsPeriodMilliseconds = 100;

    // Closing waits for a thread that sleeps for up to 100 ms unless something wakes it, and Confluent.Kafka has no setting for that one: statistics do.
    private const int WakingPeriodMilliseconds = 20;

    private readonly IAdminClient _admin;
    private readonly SourceLocation _idPlace;
    private readonly ExternalText? _id;
    private readonly HeardErrors _heard = new();
    private readonly bool _keepsStatistics;
    private readonly Lock _lock = new();
    private int _closed;
    private Task<ClusterDescription>? _description;

    /// <param name="environment">Its cluster is a real one.</param>
    /// <param name="variable">Looks up variables of the process; throws <see cref="UsageException"/> for a missing one.</param>
    /// <param name="timeout">How long to wait for each answer.</param>
    /// <param name="statistics">Told of librdkafka's statistics as long as it is open; null: nobody is.</param>
    public KafkaClient(EnvironmentDefinition environment, Func<string, string?> variable, TimeSpan timeout, Action<string>? statistics = null)
    {
        _keepsStatistics = statistics is not null;
        _id = environment.Cluster.Id;
        _idPlace = _id?.Location ?? new SourceLocation(environment.Location.Path, 1, 1);
        Timeout = timeout;
        Settings = new KafkaSettings(environment, variable);
        var config = new AdminClientConfig();
        Settings.Fill(config);
        config.StatisticsIntervalMs = _keepsStatistics ? StatisticsPeriodMilliseconds : WakingPeriodMilliseconds;
        _admin = Settings.Build(() => new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => _heard.Hear(error))
            .SetStatisticsHandler((_, json) => statistics?.Invoke(json)).Build());
    }

    public TimeSpan Timeout { get; }

    internal IAdminClient Admin => _admin;

    /// <summary>For clients of other sorts to the same cluster.</summary>
    internal KafkaSettings Settings { get; }

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
        if (result.ClusterId != Settings.ExpectedId)
            throw new UsageException($"{_idPlace} says that the cluster's id is {_id}, and the one that answered has {result.ClusterId}. Nothing was read or written.");
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

    internal UnavailableException Unavailable(string what, Error error) => Unavailable(what, LostBroker(error.Code) && _heard.Last is { } heard ? heard : error.Reason);

    internal UnavailableException Unavailable(string what, string reason) => new(Settings.Redact($"{Settings.Cluster} did not {what}: {reason.TrimEnd('.')}."));

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
            await Task.WhenAny(answer, _heard.Rejected).WaitAsync(cancellationToken);
            if (!answer.IsCompleted)
                throw new UnavailableException(Settings.Redact($"{Settings.Cluster} rejects the credentials: {await _heard.Rejected}."));
            return await answer;
        }
        catch (KafkaException problem) when (IsWholeRequest(problem))
        {
            throw Unavailable(what, problem.Error);
        }
    }

    // Its subclasses hold an answer for each item; the caller reads them.
    private static bool IsWholeRequest(KafkaException problem) => problem.GetType() == typeof(KafkaException);
}
