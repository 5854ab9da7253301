using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Confluent.Kafka;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Adapters.Kafka;

/// <summary>Digests of the newest committed records: what was aborted is left out, and markers are no records.</summary>
public sealed class KafkaRecordTail(KafkaClient client) : IRecordTail
{
    // Markers, aborted records and compaction leave gaps, so that more offsets are read than records are wanted; again with more where that was not enough.
    private const int FirstWindow = 8;
    private const int Growth = 16;

    public Task<IReadOnlyList<Fact<RecordTail>>> ReadAsync(IReadOnlyList<(PartitionAddress Partition, PartitionEnds Ends)> questions, int most, CancellationToken cancellationToken) =>
        // The consumer's calls block; a look takes as long as a fetch.
        Task.Run(() => Read(questions, most, cancellationToken), cancellationToken);

    private IReadOnlyList<Fact<RecordTail>> Read(IReadOnlyList<(PartitionAddress Partition, PartitionEnds Ends)> questions, int most, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<PartitionAddress, Fact<RecordTail>>();
        var open = questions.Where(question => question.Ends.StableEnd > question.Ends.First).DistinctBy(question => question.Partition).ToList();
        for (long window = (long)most * FirstWindow; open.Count > 0; window *= Growth)
        {
            var found = Scan(open, window, cancellationToken);
            // Enough, or all that there is.
            var decided = open.Where(question => found[question.Partition] is Fact<RecordTail>.Unknown
                || found[question.Partition] is Fact<RecordTail>.Known { Value.Digests.Count: var count } && (count >= most || question.Ends.StableEnd - window <= question.Ends.First)).ToList();
            foreach (var question in decided)
                answers[question.Partition] = found[question.Partition] is Fact<RecordTail>.Known known ? new Fact<RecordTail>.Known(known.Value with { Digests = [.. known.Value.Digests.TakeLast(most)] }) : found[question.Partition];
            open = [.. open.Except(decided)];
        }

        return [.. questions.Select(question => answers.GetValueOrDefault(question.Partition) ?? new Fact<RecordTail>.Known(RecordTail.Empty))];
    }

    private Dictionary<PartitionAddress, Fact<RecordTail>> Scan(List<(PartitionAddress Partition, PartitionEnds Ends)> questions, long window, CancellationToken cancellationToken)
    {
        var ends = questions.ToDictionary(question => new TopicPartition(question.Partition.Topic, question.Partition.Number), question => question.Ends);
        var records = ends.Keys.ToDictionary(partition => partition, _ => new List<string>());
        var last = new Dictionary<TopicPartition, long>();
        var problems = new Dictionary<TopicPartition, string>();
        var complete = RecordScan.Read<byte[]?>(client, ends.ToDictionary(pair => pair.Key, pair => Math.Max(pair.Value.First, pair.Value.StableEnd - window)), IsolationLevel.ReadCommitted, record =>
        {
            if (record.Offset.Value < ends[record.TopicPartition].StableEnd)
            {
                records[record.TopicPartition].Add(Digest(record.Message));
                last[record.TopicPartition] = record.Offset.Value;
            }

            return record.Offset.Value + 1 >= ends[record.TopicPartition].StableEnd;
        }, _ => { }, (partition, why) => problems.TryAdd(partition, why), cancellationToken);
        return questions.ToDictionary(question => question.Partition, question =>
        {
            var partition = new TopicPartition(question.Partition.Topic, question.Partition.Number);
            return problems.TryGetValue(partition, out var why) ? new Fact<RecordTail>.Unknown(why)
                : complete ? new Fact<RecordTail>.Known(new RecordTail(records[partition], last.TryGetValue(partition, out var offset) ? offset : null))
                : (Fact<RecordTail>)new Fact<RecordTail>.Unknown("its newest records did not come in time");
        });
    }

    private static string Digest(Message<byte[]?, byte[]?> message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, message.Timestamp.UnixTimestampMs);
        hash.AppendData(number);
        Append(hash, message.Key);
        Append(hash, message.Value);
        foreach (var header in message.Headers ?? [])
        {
            Append(hash, Encoding.UTF8.GetBytes(header.Key));
            Append(hash, header.GetValueBytes());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Its length first, so that no two records read alike; null is another one than empty.
    private static void Append(IncrementalHash hash, byte[]? bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(bytes ?? []);
    }
}
