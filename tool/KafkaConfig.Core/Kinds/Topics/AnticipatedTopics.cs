namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Reads ahead what a plan will ask first, while the files are still being read: the names of topics are the names of files. Each answer is used once; later questions
/// go to the cluster.</summary>
public sealed class AnticipatedTopics : ITopicCluster
{
    private readonly ITopicCluster _cluster;
    private readonly IReadOnlySet<string> _names;
    private Task<IReadOnlyList<TopicListing>>? _listing;
    private Task<Dictionary<string, NamedFact<LiveConfigs>>>? _configs;

    /// <summary>Starts to read; nothing is awaited here, and a failure is thrown to whoever asks.</summary>
    /// <param name="identity">Asked first: another cluster than expected is not read.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="names">Topics that will be asked for; those that are not there cost nothing.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public AnticipatedTopics(IClusterIdentity identity, ITopicCluster cluster, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        (_cluster, _names) = (cluster, names);
        _listing = ListAfterAsync(identity, cancellationToken);
        _configs = ConfigsAfterAsync(_listing, cancellationToken);
        // A run may end without asking; its failure is then nobody's.
        Forget(_listing);
        Forget(_configs);
    }

    public Task<IReadOnlyList<TopicListing>> ListAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _listing, null) ?? _cluster.ListAsync(cancellationToken);

    public async Task<IReadOnlyList<NamedFact<LiveConfigs>>> ReadConfigsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _configs, null) is not { } pending)
            return await _cluster.ReadConfigsAsync(names, cancellationToken);
        var known = await pending;
        var missing = names.Where(name => !known.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            foreach (var fact in await _cluster.ReadConfigsAsync(missing, cancellationToken))
                known[fact.Name] = fact;
        }

        return [.. names.Select(name => known[name])];
    }

    public Task<IReadOnlyList<NamedFact<TopicState?>>> DescribeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        _cluster.DescribeAsync(names, cancellationToken);

    public Task<IReadOnlyDictionary<string, LiveConfigValue>> ReadFallbacksAsync(IReadOnlyList<string> configs, CancellationToken cancellationToken) =>
        _cluster.ReadFallbacksAsync(configs, cancellationToken);

    private async Task<IReadOnlyList<TopicListing>> ListAfterAsync(IClusterIdentity identity, CancellationToken cancellationToken)
    {
        await identity.DescribeAsync(cancellationToken);
        return await _cluster.ListAsync(cancellationToken);
    }

    private async Task<Dictionary<string, NamedFact<LiveConfigs>>> ConfigsAfterAsync(Task<IReadOnlyList<TopicListing>> listing, CancellationToken cancellationToken)
    {
        List<string> names = [.. (await listing).Select(topic => topic.Name).Where(_names.Contains)];
        return names.Count == 0 ? [] : (await _cluster.ReadConfigsAsync(names, cancellationToken)).ToDictionary(fact => fact.Name, StringComparer.Ordinal);
    }

    private static void Forget(Task task) => task.ContinueWith(failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
