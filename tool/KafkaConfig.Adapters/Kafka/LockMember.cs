using System.Diagnostics;
using Confluent.Kafka;
using KafkaConfig.Core.Journal;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>A run's member of the group that is the lock, with a thread of its own that polls. The cooperative assignor leaves a partition where it is, so a member that comes
/// later gets nothing until the holder has left.</summary>
internal sealed class LockMember : IAsyncDisposable
{
    public static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly TopicPartition _partition;
    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly HeardErrors _heard = new();
    private readonly TaskCompletionSource _assigned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _polling;
    private volatile bool _isLeaving;
    private bool _isHolder;
    private bool _isPaused;

    /// <summary>Joins the group. The thread begins at once.</summary>
    public LockMember(KafkaSettings settings, JournalNames names, RunHeader run)
    {
        _partition = new TopicPartition(names.Topic, 0);
        Lost = _lost.Token;
        var config = new ConsumerConfig();
        settings.Fill(config);
        config.ClientId = LockClientId.Of(config.ClientId, run);
        config.GroupId = names.Group;
        config.GroupProtocol = GroupProtocol.Classic;
        config.PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky;
        config.SessionTimeoutMs = (int)SessionTimeout.TotalMilliseconds;
        // Also how soon a run that waits hears that the holder has left.
        config.HeartbeatIntervalMs = 1_000;
        config.MaxPollIntervalMs = 30_000;
        config.EnableAutoCommit = false;
        config.EnableAutoOffsetStore = false;
        config.AutoOffsetReset = AutoOffsetReset.Latest;
        // A topic that was created a moment ago is not known to every broker.
        config.TopicMetadataRefreshIntervalMs = 2_000;
        _consumer = settings.Build(() => new ConsumerBuilder<Ignore, Ignore>(config)
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, error) => _heard.Hear(error))
            .SetPartitionsAssignedHandler((_, partitions) => Assign(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoke(partitions))
            .SetPartitionsLostHandler((_, partitions) => Revoke(partitions))
            .Build());
        _polling = Task.Factory.StartNew(Poll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Done when this run has the lock; fails with a <see cref="KafkaException"/> where the group cannot be joined.</summary>
    public Task Assigned => _assigned.Task;

    /// <summary>Done when the group has said for the first time who has what.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Cancelled when the lock was this run's and is no more.</summary>
    public CancellationToken Lost { get; }

    public string? LastError => _heard.Last;

    /// <summary>Gives the lock up because it is known to be somebody else's.</summary>
    public void Lose() => _ = _lost.CancelAsync();

    /// <summary>Leaves the group, so that the next run has the lock at once.</summary>
    public async ValueTask DisposeAsync()
    {
        _isLeaving = true;
        // A group that does not let go (no broker answers) does so by its session timeout.
        await Task.WhenAny(_polling, Task.Delay(SessionTimeout));
    }

    private void Poll()
    {
        try
        {
            _consumer.Subscribe(_partition.Topic);
            for (var last = Stopwatch.GetTimestamp(); !_isLeaving && !_lost.IsCancellationRequested;)
            {
                Consume();
                // A thread that stood still so long (the machine slept, the process was stopped) may have lost the lock without having heard of it.
                if (_isHolder && Stopwatch.GetElapsedTime(last) > SessionTimeout)
                    Lose();
                last = Stopwatch.GetTimestamp();
                // And while it stands still, the timer speaks for it.
                if (_isHolder)
                    _lost.CancelAfter(SessionTimeout);
            }
        }
        catch (KafkaException problem)
        {
            _assigned.TrySetException(problem);
        }
        finally
        {
            // Whatever ended the thread: without it the lock is not held. Leaving on purpose is no loss.
            if (!_isLeaving)
                Lose();
            else
                _lost.CancelAfter(Timeout.InfiniteTimeSpan);
            _isLeaving = true;
            Leave();
        }
    }

    private void Consume()
    {
        try
        {
            // The journal is not read here: holding its partition is all.
            if (_isHolder && !_isPaused)
            {
                _consumer.Pause([_partition]);
                _isPaused = true;
            }

            _consumer.Consume(Period);
        }
        catch (ConsumeException problem) when (!problem.Error.IsFatal && !EndsIt(problem.Error.Code))
        {
            // Passing: a broker is away, a coordinator moves. If it lasts, the session ends and the lock is revoked.
        }
    }

    private bool EndsIt(ErrorCode code) => code switch
    {
        ErrorCode.GroupAuthorizationFailed or ErrorCode.Local_MaxPollExceeded or ErrorCode.Local_Authentication => true,
        // The holder may have asked for records before it paused. It needs none.
        ErrorCode.TopicAuthorizationFailed => !_isHolder,
        _ => false,
    };

    private IEnumerable<TopicPartitionOffset> Assign(List<TopicPartition> partitions)
    {
        if (partitions.Contains(_partition))
        {
            _isHolder = true;
            _assigned.TrySetResult();
        }

        _answered.TrySetResult();
        return partitions.Select(partition => new TopicPartitionOffset(partition, Offset.End));
    }

    // A member that comes or goes makes the group speak again, often with an empty list: only the partition itself matters.
    private void Revoke(List<TopicPartitionOffset> partitions)
    {
        if (!_isLeaving && partitions.Any(partition => partition.TopicPartition == _partition))
            Lose();
    }

    private void Leave()
    {
        try
        {
            // Close alone does not tell the group if nothing is assigned: a run that gave up would stay in it as a ghost until its session ends, and hold up whoever comes.
            _consumer.Unsubscribe();
            _consumer.Close();
        }
        catch (KafkaException)
        {
            // The session timeout does it.
        }

        _consumer.Dispose();
    }
}
