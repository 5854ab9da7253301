namespace KafkaConfig.Core.Usage;

/// <summary>One group on one topic.</summary>
public sealed record GroupUse
{
    private const string ConnectPrefix = "connect-";

    public required string Group { get; init; }

    /// <summary>Empty without members.</summary>
    public string Assignor { get; init; } = "";

    /// <summary>How many members the group has, on any topic.</summary>
    public int Members { get; init; }

    /// <summary>Members with a partition of this topic.</summary>
    public IReadOnlyList<GroupMember> Readers { get; init; } = [];

    /// <summary>By partition, the offset of the next record to read; partitions without one are missing.</summary>
    public IReadOnlyDictionary<int, long> Committed { get; init; } = new Dictionary<int, long>();

    /// <summary>Partitions of which nothing but transaction markers and aborted records is left to read.</summary>
    public IReadOnlySet<int> AtEnd { get; init; } = new HashSet<int>();

    public bool IsActive => Members > 0;

    public bool IsStreams => Assignor is "stream" or "streams";

    /// <summary>A sink connector's.</summary>
    public bool IsConnector => Group.StartsWith(ConnectPrefix, StringComparison.Ordinal);

    /// <summary>The connector's name, of a sink connector's group.</summary>
    public string Connector => IsConnector ? Group[ConnectPrefix.Length..] : "";

    /// <summary>How far it is behind, by partition that it has not read to the end. A partition with records and without a position counts in full.</summary>
    public IReadOnlyDictionary<int, long> Lag(IReadOnlyList<PartitionEnds> ends)
    {
        var lag = new Dictionary<int, long>();
        for (var partition = 0; partition < ends.Count; partition++)
        {
            var position = Committed.TryGetValue(partition, out var committed) ? Math.Max(committed, ends[partition].First) : ends[partition].First;
            if (ends[partition].End > position && !AtEnd.Contains(partition))
                lag[partition] = ends[partition].End - position;
        }

        return lag;
    }
}
