using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Asks both clusters about mirrors. No replicator is taken at its word: everything is a function of offsets and records.</summary>
/// <param name="sources">The clusters that links copy from.</param>
/// <param name="destination">Topics of the destination.</param>
/// <param name="offsets">Where they end.</param>
/// <param name="records">Their newest records.</param>
/// <param name="time">The clock.</param>
public sealed class LinkFactReader(ILinkSources sources, ITopicCluster destination, IPartitionOffsets offsets, IRecordTail records, TimeProvider time)
{
    private const int NamedPartitions = 5;

    /// <summary>By address, how far each mirror is behind. The destination is read first, so that a lag is never told too small.</summary>
    public async Task<IReadOnlyDictionary<ResourceAddress, Fact<MirrorLag>>> ReadLagsAsync(IReadOnlyList<MirrorDefinition> mirrors, CancellationToken cancellationToken)
    {
        var lags = new Dictionary<ResourceAddress, Fact<MirrorLag>>();
        if (mirrors.Count == 0)
            return lags;
        var copies = await EndsAsync(destination, offsets, [.. mirrors.Select(mirror => mirror.Topic)], cancellationToken);
        foreach (var group in mirrors.GroupBy(mirror => mirror.Link.Source))
        {
            var originals = await SourceEndsAsync(group.Key, [.. group.Select(mirror => mirror.SourceTopic)], cancellationToken);
            foreach (var mirror in group)
                lags[mirror.Address] = LagOf(originals[mirror.SourceTopic], copies[mirror.Topic]);
        }

        return lags;
    }

    /// <param name="mirrors">The mirrors.</param>
    /// <param name="identities">By address, what tells each from a later one of its name.</param>
    /// <param name="look">How to look.</param>
    /// <param name="isEnding">True where they end: then their sources are looked at twice, the second time last of all, so that a fence is not old when it is relied on.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadAsync(IReadOnlyList<MirrorDefinition> mirrors, IReadOnlyDictionary<ResourceAddress, string> identities, FactLook look, bool isEnding, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<ResourceAddress, IFacts>();
        foreach (var group in mirrors.GroupBy(mirror => mirror.Link.Source))
        {
            List<string> names = [.. group.Select(mirror => mirror.SourceTopic)];
            var first = await SourceEndsAsync(group.Key, names, cancellationToken);
            if (isEnding)
                await Task.Delay(look.Window, time, cancellationToken);
            var copies = await EndsAsync(destination, offsets, [.. group.Select(mirror => mirror.Topic)], cancellationToken);
            var missing = new Dictionary<ResourceAddress, Fact<string?>>();
            foreach (var mirror in isEnding ? group.ToList() : [])
                missing[mirror.Address] = await MissingAsync(mirror, first[mirror.SourceTopic], copies[mirror.Topic], cancellationToken);
            var last = isEnding ? await SourceEndsAsync(group.Key, names, cancellationToken) : first;
            foreach (var mirror in group)
            {
                var (now, copy) = (last[mirror.SourceTopic], copies[mirror.Topic]);
                facts[mirror.Address] = new MirrorFacts
                {
                    Identity = identities.GetValueOrDefault(mirror.Address),
                    Lag = LagOf(now, copy),
                    Missing = missing.GetValueOrDefault(mirror.Address) ?? MirrorFacts.NotRead.Missing,
                    Moving = first[mirror.SourceTopic].Then(before => now.Map(after => Moved(before ?? [], after ?? []))),
                    Window = isEnding ? look.Window : TimeSpan.Zero,
                    OpenTransactions = now.Map(ends => (IReadOnlyList<int>)[.. (ends ?? []).Index().Where(end => end.Item.StableEnd < end.Item.End).Select(end => end.Index)]),
                    SourceTopic = now.Map(ends => ends?.Count),
                    DestinationPartitions = copy.Map(ends => ends?.Count),
                    DestinationTopic = copy.Map(ends => ends?.Sum(end => end.End)),
                };
            }
        }

        return facts;
    }

    /// <summary>In words, what the destination lacks; null: nothing. Where end offsets cannot tell, the newest records of both sides must be the same.</summary>
    public async Task<Fact<string?>> MissingAsync(MirrorDefinition mirror, CancellationToken cancellationToken)
    {
        var copy = (await EndsAsync(destination, offsets, [mirror.Topic], cancellationToken))[mirror.Topic];
        return await MissingAsync(mirror, (await SourceEndsAsync(mirror.Link.Source, [mirror.SourceTopic], cancellationToken))[mirror.SourceTopic], copy, cancellationToken);
    }

    private async Task<Fact<string?>> MissingAsync(MirrorDefinition mirror, Fact<IReadOnlyList<PartitionEnds>?> original, Fact<IReadOnlyList<PartitionEnds>?> copy, CancellationToken cancellationToken)
    {
        var both = original.Then(source => copy.Map(target => (Source: source, Target: target)));
        if (both is not Fact<(IReadOnlyList<PartitionEnds>? Source, IReadOnlyList<PartitionEnds>? Target)>.Known { Value: var (source, target) })
            return both.Map(_ => (string?)null);
        if (source is null)
            return new Fact<string?>.Unknown($"there is no {mirror.SourceTopic} on {mirror.Link.Source.Name}");
        if (target is null || target.Count != source.Count)
            return new Fact<string?>.Known(string.Create(CultureInfo.InvariantCulture, $"it has {target?.Count ?? 0} partitions, and {mirror.SourceTopic} has {source.Count}"));
        return mirror.Link.Replicator == Replicator.ClusterLinking ? new Fact<string?>.Known(Behind(source, target)) : await DifferingTailsAsync(mirror, source, target, cancellationToken);
    }

    private static string? Behind(IReadOnlyList<PartitionEnds> source, IReadOnlyList<PartitionEnds> target)
    {
        var behind = source.Zip(target).Select((pair, number) => (number, Lag: pair.First.End - pair.Second.End)).Where(item => item.Lag != 0).ToList();
        return behind.Count == 0 ? null : $"it is behind on partitions {Named(behind.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.number} (by {item.Lag})")))}";
    }

    // MirrorMaker 2 copies no markers, and counts its own offsets: only the records tell.
    private async Task<Fact<string?>> DifferingTailsAsync(MirrorDefinition mirror, IReadOnlyList<PartitionEnds> source, IReadOnlyList<PartitionEnds> target, CancellationToken cancellationToken)
    {
        var partitions = Enumerable.Range(0, source.Count).ToList();
        var cluster = sources.Of(mirror.Link.Source);
        if ((await cluster.Topics.ReadConfigsAsync([mirror.SourceTopic], cancellationToken))[0].Fact is not Fact<LiveConfigs>.Known { Value: var configs })
            return new Fact<string?>.Unknown($"the configs of {mirror.SourceTopic} on {mirror.Link.Source.Name} could not be read");
        var most = configs.Effective("cleanup.policy")?.Value?.Contains("compact", StringComparison.Ordinal) == true ? RecordTails.ComparedIfCompacted : RecordTails.Compared;
        var copies = await records.ReadAsync([.. partitions.Select(number => (new PartitionAddress(mirror.Topic, number), target[number]))], most, cancellationToken);
        var originals = await cluster.Records.ReadAsync([.. partitions.Select(number => (new PartitionAddress(mirror.SourceTopic, number), source[number]))], most, cancellationToken);
        var differing = new List<string>();
        foreach (var number in partitions)
        {
            var fact = originals[number].Then(original => copies[number].Then(copy => RecordTails.IsComplete(source[number], target[number], original, copy, most)));
            if (fact is Fact<bool>.Unknown unknown)
                return new Fact<string?>.Unknown(string.Create(CultureInfo.InvariantCulture, $"the newest records of partition {number} could not be compared: {unknown.Why}"));
            if (fact is Fact<bool>.Known { Value: false })
                differing.Add(string.Create(CultureInfo.InvariantCulture, $"{number} ({Math.Max(0, source[number].End - target[number].End)} offsets behind)"));
        }

        return new Fact<string?>.Known(differing.Count == 0 ? null : $"it lacks records of the source on partitions {Named(differing)}");
    }

    private static string Named(IEnumerable<string> items)
    {
        var all = items.ToList();
        return string.Join(", ", all.Take(NamedPartitions)) + (all.Count > NamedPartitions ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - NamedPartitions} more") : "");
    }

    private static Fact<MirrorLag> LagOf(Fact<IReadOnlyList<PartitionEnds>?> original, Fact<IReadOnlyList<PartitionEnds>?> copy) => original.Then(ends => copy.Then<MirrorLag>(copies => ends is null
        ? new Fact<MirrorLag>.Unknown("its source topic does not exist")
        : new Fact<MirrorLag>.Known(new MirrorLag([.. ends.Select((end, number) => new PartitionLag(number, end.End, number < copies?.Count ? copies[number].End : 0))]))));

    private static IReadOnlyList<int> Moved(IReadOnlyList<PartitionEnds> before, IReadOnlyList<PartitionEnds> after) =>
        [.. after.Index().Where(end => (end.Index < before.Count ? before[end.Index].End : 0) != end.Item.End).Select(end => end.Index)];

    private async Task<Dictionary<string, Fact<IReadOnlyList<PartitionEnds>?>>> SourceEndsAsync(EnvironmentDefinition source, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        try
        {
            var cluster = sources.Of(source);
            await cluster.Identity.DescribeAsync(cancellationToken);
            return await EndsAsync(cluster.Topics, cluster.Offsets, names, cancellationToken);
        }
        catch (UnavailableException problem)
        {
            return names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => (Fact<IReadOnlyList<PartitionEnds>?>)new Fact<IReadOnlyList<PartitionEnds>?>.Unknown($"the source {source.Name} could not be read. {problem.Message}"), StringComparer.Ordinal);
        }
    }

    // By name; known and null: there is no such topic.
    private static async Task<Dictionary<string, Fact<IReadOnlyList<PartitionEnds>?>>> EndsAsync(ITopicCluster topics, IPartitionOffsets offsets, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var ends = new Dictionary<string, Fact<IReadOnlyList<PartitionEnds>?>>(StringComparer.Ordinal);
        var sizes = new List<TopicSize>();
        foreach (var (name, fact) in await topics.DescribeAsync([.. names.Distinct(StringComparer.Ordinal)], cancellationToken))
        {
            ends[name] = fact.Map(_ => (IReadOnlyList<PartitionEnds>?)null);
            if (fact is Fact<TopicState?>.Known { Value: { } state })
                sizes.Add(new TopicSize(name, state.Partitions.Count));
        }

        foreach (var (size, fact) in sizes.Count == 0 ? [] : sizes.Zip(await offsets.ReadAsync(sizes, cancellationToken)))
            ends[size.Name] = fact.Map(known => (IReadOnlyList<PartitionEnds>?)known);
        return ends;
    }
}
