using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Writes changes of subjects: levels that get stricter, schemas with what they refer to first, levels that get weaker, deletions with referrers first.</summary>
public sealed class SubjectApplier(ISchemaRegistry registry, ISchemaRegistryWriter writer, TimeProvider time) : ChangeApplier(time)
{
    private const int BatchSize = 100;

    // Versions that this run added, for those that refer to "latest".
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    public override ResourceKind ResourceKind => ResourceKind.Subject;

    /// <summary>A registry has no dry run beyond the compatibility check, which the plan has made.</summary>
    public override Task<IReadOnlyList<ApplyOutcome>> DryRunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ApplyOutcome>>([.. changes.Select(change => new ApplyOutcome(change, ApplyStatus.Done))]);

    protected override IEnumerable<List<Change>> Batches(IReadOnlyList<Change> changes) =>
    [
        .. changes.Where(change => change is ChangeCompatibility { IsWeaker: false, IsNewSubject: false }).Chunk(BatchSize).Select(chunk => chunk.ToList()),
        .. changes.OfType<RegisterSchema>().GroupBy(change => change.Definition.Depth).OrderBy(depth => depth.Key).SelectMany(depth => depth.Chunk(BatchSize)).Select(chunk => chunk.ToList<Change>()),
        .. changes.Where(change => change is ChangeCompatibility level && (level.IsWeaker || level.IsNewSubject)).Chunk(BatchSize).Select(chunk => chunk.ToList()),
        .. Deletions([.. changes.OfType<DeleteSubject>()]),
        .. changes.Where(change => change is EraseSubject).Chunk(BatchSize).Select(chunk => chunk.ToList()),
    ];

    protected override async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Change> batch)
    {
        // A registry writes one after the other anyway, and ids come out the same each time.
        var results = new List<WriteResult>(batch.Count);
        foreach (var change in batch)
            results.Add(await WriteAsync(change));
        return results;
    }

    protected override async Task<IReadOnlyDictionary<Change, Fact<bool>>> ReadBackAsync(IReadOnlyList<Change> changes)
    {
        var facts = new Dictionary<Change, Fact<bool>>(ReferenceEqualityComparer.Instance);
        try
        {
            var registered = changes.OfType<RegisterSchema>().ToList();
            var held = registered.Count == 0 ? [] : await registry.LookUpAsync([.. registered.Select(New)], CancellationToken.None);
            var newest = registered.Count == 0 ? [] : await registry.ReadLatestAsync([.. registered.Select(change => change.Address.Name)], CancellationToken.None);
            foreach (var (change, fact, latest) in registered.Zip(held, newest))
            {
                var isLatest = latest.Fact is Fact<LiveSchema?>.Known { Value: { } live } && fact.Fact is Fact<int?>.Known { Value: { } holding } && live.Version == holding;
                facts[change] = latest.Fact is Fact<LiveSchema?>.Unknown unknown ? new Fact<bool>.Unknown(unknown.Why) : Of(fact.Fact, _ => isLatest);
                if (fact.Fact is Fact<int?>.Known { Value: { } version })
                    _versions[change.Address.Name] = version;
            }

            var levelled = changes.OfType<ChangeCompatibility>().ToList();
            var levels = levelled.Count == 0 ? [] : await registry.ReadLevelsAsync([.. levelled.Select(change => change.Address.Name)], CancellationToken.None);
            foreach (var (change, fact) in levelled.Zip(levels))
                facts[change] = Of(fact.Fact, level => level == change.To.Value);
            var deleted = changes.OfType<DeleteSubject>().ToList();
            var remaining = deleted.Count == 0 ? [] : await registry.ReadLatestAsync([.. deleted.Select(change => change.Address.Name)], CancellationToken.None);
            foreach (var (change, fact) in deleted.Zip(remaining))
                facts[change] = Of(fact.Fact, live => live is null);
            var erased = changes.OfType<EraseSubject>().ToList();
            var hidden = erased.Count == 0 ? [] : await registry.ReadHiddenAsync([.. erased.Select(change => change.Address.Name)], CancellationToken.None);
            foreach (var (change, fact) in erased.Zip(hidden))
                facts[change] = Of(fact.Fact, isHidden => !isHidden);
        }
        catch (UnavailableException problem)
        {
            foreach (var change in changes)
                facts.TryAdd(change, new Fact<bool>.Unknown(problem.Message));
        }

        return facts;
    }

    protected override string? WhyNot(Change change, IReadOnlyDictionary<Change, ApplyOutcome> outcomes)
    {
        if (change is RegisterSchema register)
            return register.References.FirstOrDefault(reference => reference.Version is null && !_versions.ContainsKey(reference.Subject)) is { } missing ? $"{missing.Subject}, which it refers to, is not registered, or its version could not be read" : null;
        // A weaker level comes after the schema that was judged without it.
        return change is ChangeCompatibility level && (level.IsNewSubject || level.IsWeaker)
            && outcomes.Keys.Any(other => other is RegisterSchema && other.Address == change.Address && outcomes[other].Status != ApplyStatus.Done)
            ? "its schema was not registered"
            : null;
    }

    private static Fact<bool> Of<T>(Fact<T> fact, Func<T, bool> isApplied) => fact switch
    {
        Fact<T>.Known known => new Fact<bool>.Known(isApplied(known.Value)),
        Fact<T>.Unknown unknown => new Fact<bool>.Unknown(unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<List<Change>> Deletions(List<DeleteSubject> deletions)
    {
        while (deletions.Count > 0)
        {
            var needed = deletions.SelectMany(deletion => deletion.Latest.References).Select(reference => reference.Subject).ToHashSet(StringComparer.Ordinal);
            var free = deletions.Where(deletion => !needed.Contains(deletion.Address.Name)).ToList();
            // References of older versions can form a circle that the registry then refuses, one by one.
            var next = free.Count > 0 ? free : deletions;
            yield return [.. next];
            deletions = [.. deletions.Except(next)];
        }
    }

    private async Task<WriteResult> WriteAsync(Change change)
    {
        switch (change)
        {
            case RegisterSchema register:
                var registration = await writer.RegisterAsync(New(register), CancellationToken.None);
                if (registration.Version is not { } version)
                    return registration.Result;
                _versions[change.Address.Name] = version;
                return registration.Result with { Note = FormattableString.Invariant($"version {version}, id {registration.Id}") };
            case ChangeCompatibility level:
                return await LevelNowAsync(level) is { } other ? other : await writer.SetLevelAsync(change.Address.Name, level.To.Value, CancellationToken.None);
            case DeleteSubject:
                return await writer.DeleteAsync(change.Address.Name, isPermanent: false, CancellationToken.None);
            case EraseSubject:
                return await writer.DeleteAsync(change.Address.Name, isPermanent: true, CancellationToken.None);
            default:
                throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} is never applied.");
        }
    }

    // Null where the level is what it was when its change was planned: a level that somebody raised meanwhile is not lowered unseen.
    private async Task<WriteResult?> LevelNowAsync(ChangeCompatibility change)
    {
        try
        {
            var fact = (await registry.ReadLevelsAsync([change.Address.Name], CancellationToken.None))[0].Fact;
            return fact switch
            {
                Fact<CompatibilityLevel?>.Unknown unknown => new WriteResult(change.Address.Name, WriteStatus.Transient, $"Its level could not be read again: {unknown.Why}."),
                Fact<CompatibilityLevel?>.Known known when known.Value == change.Own => null,
                Fact<CompatibilityLevel?>.Known known when known.Value == change.To.Value => WriteResult.Done(change.Address.Name),
                _ => WriteResult.Refused(change.Address.Name, "Somebody else set its level since it was planned; plan again."),
            };
        }
        catch (UnavailableException problem)
        {
            return new WriteResult(change.Address.Name, WriteStatus.Transient, problem.Message);
        }
    }

    private NewSchema New(RegisterSchema change) =>
        change.Definition.With([.. change.References.Select(reference => new SchemaReference(reference.Name, reference.Subject, reference.Version ?? _versions.GetValueOrDefault(reference.Subject)))]);
}
