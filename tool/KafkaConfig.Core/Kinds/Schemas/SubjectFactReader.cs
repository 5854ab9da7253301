using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Usage;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Reads what rules ask about changed subjects, each question once for all of them.</summary>
/// <param name="registry">The registry.</param>
/// <param name="topics">The cluster whose records the schemas describe.</param>
/// <param name="offsets">How many records a topic holds.</param>
public sealed class SubjectFactReader(ISchemaRegistry registry, ITopicCluster topics, IPartitionOffsets offsets)
{
    /// <param name="changes">Of subjects.</param>
    /// <param name="isFresh">True where what the changes themselves know of the registry may be outdated.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadAsync(IReadOnlyList<Change> changes, bool isFresh, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return new Dictionary<ResourceAddress, IFacts>();
        var description = await registry.DescribeAsync(cancellationToken);
        var identities = await IdentitiesAsync(changes, isFresh, cancellationToken);
        var modes = await ModesAsync(changes, description, cancellationToken);
        var verdicts = await new CompatibilityReader(registry).ReadAsync([.. changes.OfType<RegisterSchema>().Where(change => change.Latest is not null)], description, cancellationToken);
        var deletions = changes.OfType<DeleteSubject>().ToList();
        var referrers = deletions.Count == 0
            ? []
            : (await registry.ReadReferrersAsync([.. deletions.Select(deletion => deletion.Address.Name)], cancellationToken)).ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);
        var erased = changes.OfType<EraseSubject>().Select(change => change.Address.Name).ToHashSet(StringComparer.Ordinal);
        var records = await RecordsAsync(
            deletions.Select(deletion => (deletion.Address.Name, SubjectDiffer.DocumentOf(deletion.Latest)?.RecordName)).Concat(erased.Select(name => (name, (string?)null))).ToList(), cancellationToken);

        var created = changes.OfType<RegisterSchema>().Where(change => change.Latest is null).Select(change => change.Address.Name).ToList();
        var hidden = created.Count == 0 ? [] : (await registry.ReadHiddenAsync(created, cancellationToken)).ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);

        var facts = new Dictionary<ResourceAddress, IFacts>();
        foreach (var address in changes.Select(change => change.Address).Distinct())
        {
            var own = SubjectFacts.NotRead with { Identity = identities.GetValueOrDefault(address.Name), Mode = modes[address.Name] };
            if (verdicts.TryGetValue(address.Name, out var verdict))
                own = own with { Now = verdict.Now, After = verdict.After };
            if (referrers.TryGetValue(address.Name, out var referring))
                own = own with { Referrers = isFresh ? referring : Staying(referring, deletions) };
            if (hidden.TryGetValue(address.Name, out var isHidden))
                own = own with { IsHidden = isHidden };
            if (records.TryGetValue(address.Name, out var held))
                own = own with { Records = held };
            facts[address] = own;
        }

        return facts;
    }

    // Those that go in the same run go first; before the deletion itself nobody is left out.
    private static Fact<IReadOnlyList<string>> Staying(Fact<IReadOnlyList<string>> referrers, List<DeleteSubject> deletions) => referrers is Fact<IReadOnlyList<string>>.Known known
        ? new Fact<IReadOnlyList<string>>.Known([.. known.Value.Where(referrer => !deletions.Exists(deletion => deletion.Address.Name == referrer.Split(" version ")[0]))])
        : referrers;

    private async Task<Dictionary<string, string?>> IdentitiesAsync(IReadOnlyList<Change> changes, bool isFresh, CancellationToken cancellationToken)
    {
        if (isFresh)
        {
            var names = changes.Select(change => change.Address.Name).Distinct(StringComparer.Ordinal).ToList();
            return (await registry.ReadLatestAsync(names, cancellationToken)).ToDictionary(fact => fact.Name, fact => SubjectReader.IdentityOf(fact.Fact), StringComparer.Ordinal);
        }

        var identities = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change is RegisterSchema register)
                identities[change.Address.Name] = SubjectReader.IdentityOf(new Fact<LiveSchema?>.Known(register.Latest));
            else if (change is EraseSubject)
                identities[change.Address.Name] = SubjectReader.IdentityOf(new Fact<LiveSchema?>.Known(null));
            else if (change is DeleteSubject delete)
                identities[change.Address.Name] = SubjectReader.IdentityOf(new Fact<LiveSchema?>.Known(delete.Latest));
        }

        return identities;
    }

    // A subject that does not exist yet has no mode of its own.
    private async Task<Dictionary<string, Fact<string?>>> ModesAsync(IReadOnlyList<Change> changes, RegistryDescription description, CancellationToken cancellationToken)
    {
        var created = changes.OfType<RegisterSchema>().Where(change => change.Latest is null && SubjectNaming.ContextOf(change.Address.Name) is null).Select(change => change.Address.Name).ToHashSet(StringComparer.Ordinal);
        var asked = changes.Select(change => change.Address.Name).Distinct(StringComparer.Ordinal).Where(name => !created.Contains(name)).ToList();
        var modes = description.Mode is null || asked.Count == 0
            ? asked.ToDictionary(name => name, _ => (Fact<string?>)new Fact<string?>.Known(description.Mode), StringComparer.Ordinal)
            : (await registry.ReadModesAsync(asked, cancellationToken)).ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);
        foreach (var name in created)
            modes[name] = new Fact<string?>.Known(description.Mode);
        return modes;
    }

    private async Task<Dictionary<string, Fact<(string Topic, long Records)?>>> RecordsAsync(List<(string Subject, string? RecordName)> deletions, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, Fact<(string Topic, long Records)?>>(StringComparer.Ordinal);
        if (deletions.Count == 0)
            return records;
        var topicOf = deletions.ToDictionary(
            deletion => deletion.Subject, deletion => SubjectNaming.TopicOf(deletion.Subject, deletion.RecordName), StringComparer.Ordinal);
        foreach (var (subject, _) in topicOf.Where(pair => pair.Value is null))
            records[subject] = new Fact<(string Topic, long Records)?>.Unknown("its name tells no topic, so nobody knows which records need it");
        var names = topicOf.Values.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var described = names.Count == 0 ? [] : await topics.DescribeAsync(names, cancellationToken);
        var sizes = described.Select(fact => fact.Fact is Fact<TopicState?>.Known { Value: { } state } ? new TopicSize(fact.Name, state.Partitions.Count) : null).OfType<TopicSize>().ToList();
        var ends = sizes.Count == 0 ? [] : (await offsets.ReadAsync(sizes, cancellationToken)).Zip(sizes, (fact, size) => (size.Name, fact)).ToDictionary(pair => pair.Name, pair => pair.fact, StringComparer.Ordinal);
        foreach (var fact in described)
        {
            var known = fact.Fact switch
            {
                Fact<TopicState?>.Unknown unknown => new Fact<(string Topic, long Records)?>.Unknown(unknown.Why),
                Fact<TopicState?>.Known { Value: null } => new Fact<(string Topic, long Records)?>.Known(null),
                _ => ends[fact.Name] is Fact<IReadOnlyList<PartitionEnds>>.Known read
                    ? new Fact<(string Topic, long Records)?>.Known((fact.Name, read.Value.Sum(end => end.Records)))
                    : (Fact<(string Topic, long Records)?>)new Fact<(string Topic, long Records)?>.Unknown(((Fact<IReadOnlyList<PartitionEnds>>.Unknown)ends[fact.Name]).Why),
            };
            foreach (var (subject, _) in topicOf.Where(pair => pair.Value == fact.Name))
                records[subject] = known;
        }

        return records;
    }
}
