using System.Diagnostics;
using Confluent.Kafka;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Writes records of the journal, each call as a whole or not at all. Its calls block; one at a time.</summary>
internal sealed class JournalProducer : IDisposable
{
    private const int TransactionTimeoutMilliseconds = 60_000;

    private readonly KafkaClient _client;
    private readonly TopicPartition _partition;
    private readonly bool _isTransactional;
    private readonly HeardErrors _heard = new();
    private readonly IProducer<string, string?> _producer;

    public JournalProducer(KafkaClient client, JournalNames names, JournalMode mode)
    {
        _client = client;
        _partition = new TopicPartition(names.Topic, 0);
        _isTransactional = mode == JournalMode.Transactional;
        var config = new ProducerConfig();
        client.Settings.Fill(config);
        config.Acks = Acks.All;
        config.EnableIdempotence = true;
        config.LingerMs = 0;
        config.MessageTimeoutMs = (int)client.Timeout.TotalMilliseconds;
        if (_isTransactional)
        {
            config.TransactionalId = names.TransactionalId;
            // The client refuses a transaction that may time out before a request does.
            config.TransactionTimeoutMs = Math.Max(Math.Max(TransactionTimeoutMilliseconds, config.SocketTimeoutMs ?? 0), (int)client.Timeout.TotalMilliseconds);
        }

        _producer = client.Settings.Build(() => new ProducerBuilder<string, string?>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => _heard.Hear(error)).Build());
    }

    /// <summary>True once it can write nothing more: another run writes, or what became of a transaction is unknown.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Shuts out whoever wrote before. Only for the holder of the lock.</summary>
    public void Start()
    {
        if (!_isTransactional)
            return;
        try
        {
            Retry(_producer.InitTransactions);
        }
        catch (KafkaException problem)
        {
            throw Failed("open its journal for writing", problem.Error);
        }
    }

    /// <summary>Returns once all are committed. A null value takes a record away.</summary>
    public void Write(IReadOnlyList<KeyValuePair<string, string?>> records)
    {
        Error? undelivered = null;
        try
        {
            if (_isTransactional)
                _producer.BeginTransaction();
            foreach (var (key, value) in records)
            {
                _producer.Produce(_partition, new Message<string, string?> { Key = key, Value = value }, report =>
                {
                    // Purged: taken back by the abort of a transaction that had failed before.
                    if (report.Error.IsError && report.Error.Code is not (ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight))
                        undelivered ??= report.Error;
                });
            }

            if (_isTransactional)
                Retry(_producer.CommitTransaction);
            else
                Flush();
        }
        catch (KafkaTxnRequiresAbortException problem)
        {
            Abort();
            throw Failed("record what the run does", undelivered ?? problem.Error);
        }
        catch (KafkaException problem)
        {
            IsDead = true;
            throw Failed("record what the run does", problem.Error);
        }

        if (undelivered is not null)
        {
            IsDead = undelivered.IsFatal;
            throw Failed("record what the run does", undelivered);
        }
    }

    public void Dispose() => _producer.Dispose();

    private void Flush()
    {
        if (_producer.Flush(_client.Timeout) > 0)
            throw new KafkaException(ErrorCode.Local_TimedOut);
    }

    private void Abort()
    {
        try
        {
            Retry(_producer.AbortTransaction);
        }
        catch (KafkaException)
        {
            IsDead = true;
        }
    }

    private void Retry(Action<TimeSpan> call)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                call(_client.Timeout);
                return;
            }
            catch (KafkaRetriableException) when (Stopwatch.GetElapsedTime(started) < _client.Timeout)
            {
                // Asked again, it goes on where it was.
            }
        }
    }

    private UnavailableException Failed(string what, Error error) => error.Code switch
    {
        ErrorCode.Local_Fenced or ErrorCode.ProducerFenced or ErrorCode.InvalidProducerEpoch => _client.Unavailable(what, "another run has taken over"),
        ErrorCode.TransactionalIdAuthorizationFailed => _client.Unavailable(what, "the identity may not write with its transactional id"),
        ErrorCode.TopicAuthorizationFailed => _client.Unavailable(what, $"the identity may not write to the topic {_partition.Topic}"),
        ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion => _client.Unavailable(what, "it has no transactions; 'journal: plain' in the environment's file does without"),
        _ => _client.Unavailable(what, (_heard.Last is { } heard && error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_MsgTimedOut) ? heard : error.Reason),
    };
}
