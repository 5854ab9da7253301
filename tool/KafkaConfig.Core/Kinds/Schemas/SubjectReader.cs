using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Reads a registry's subjects and compares them with their definitions: the latest versions in bulk, levels of those that declare one, and for what differs what the
/// registry itself says of it.</summary>
public sealed class SubjectReader(ISchemaRegistry registry, SubjectFactReader facts) : IKindReader
{
    public ResourceKind ResourceKind => ResourceKind.Subject;

    public async Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var all = comparison.Definitions.OfType<SubjectDefinition>().ToList();
        // A repository without schemas asks its registry nothing, unless it answers for what is there.
        if (all.Count == 0 && !await LooksForUndeclaredAsync(comparison))
            return new KindDifference();
        var wanted = all.Where(definition => comparison.Includes(definition.Address)).OrderBy(definition => definition.Depth).ThenBy(definition => definition.Address).ToList();
        var description = await registry.DescribeAsync(cancellationToken);
        var live = await LiveSubjects.ReadAsync(registry, wanted, cancellationToken);
        var comparing = new SubjectComparison(registry, description, live);
        foreach (var depth in wanted.GroupBy(definition => definition.Depth))
            await comparing.CompareAsync([.. depth], cancellationToken);
        List<string> notes = description.Lacks.Count == 0 ? [] : [$"The schema registry does not have: {string.Join(", ", description.Lacks)}."];
        var undeclared = (Deletions: new List<Change>(), Drift: new List<Drift>(), Unread: new Dictionary<ResourceAddress, string>());
        try
        {
            undeclared = await UndeclaredAsync(comparison, all, cancellationToken);
        }
        catch (IncompleteListException problem)
        {
            // Nothing that is declared rests on the list; nothing is deleted by half of one.
            notes.Add($"{problem.Message} Subjects that no file declares are not looked for.");
        }

        var difference = comparing.Difference(undeclared.Deletions, undeclared.Drift, undeclared.Unread);
        return difference with { Notes = notes };
    }

    public bool RestsOnFacts(Change change) => change is RegisterSchema or DeleteSubject or EraseSubject;

    public Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken) =>
        facts.ReadAsync(changes, look.IsFresh, cancellationToken);

    public async Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var subjects = changes.Select(change => change.Address.Name).Distinct(StringComparer.Ordinal).ToList();
        var identities = new Dictionary<ResourceAddress, string>();
        foreach (var fact in subjects.Count == 0 ? [] : await registry.ReadLatestAsync(subjects, cancellationToken))
        {
            if (IdentityOf(fact.Fact) is { } identity)
                identities[ResourceAddress.Subject(fact.Name)] = identity;
        }

        return identities;
    }

    public Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAfterAsync(IReadOnlyList<Change> written, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<ResourceAddress, string>>(new Dictionary<ResourceAddress, string>());

    /// <summary>What tells a subject from itself after somebody else registered a version; null: unknown.</summary>
    internal static string? IdentityOf(Fact<LiveSchema?> latest) => latest switch
    {
        Fact<LiveSchema?>.Known { Value: { } live } => string.Create(CultureInfo.InvariantCulture, $"version {live.Version}, id {live.Id}"),
        Fact<LiveSchema?>.Known => "absent",
        _ => null,
    };

    private static async Task<bool> LooksForUndeclaredAsync(Comparison comparison) => comparison.Environment.Owns.Count > 0 || EarlierSubjects(await comparison.RemovedSinceAsync()).Any();

    private static IEnumerable<string> EarlierSubjects(EarlierDefinitions? earlier) => earlier?.Definitions.Values.OfType<SubjectDefinition>().Select(definition => definition.Subject) ?? [];

    // Only what this repository answers for, does not declare, and has deleted before.
    private async Task<List<Change>> ErasuresAsync(Comparison comparison, HashSet<string> declared, Dictionary<ResourceAddress, string> unread, CancellationToken cancellationToken)
    {
        var erasures = new List<Change>();
        var asked = comparison.Erasures.Where(address => address.Kind == ResourceKind.Subject && !declared.Contains(address.Name) && comparison.Includes(address)
            && comparison.Environment.OwnsName(address.Name) && !comparison.Settings.Protects(address.Name)).Select(address => address.Name).Order(StringComparer.Ordinal).ToList();
        foreach (var fact in asked.Count == 0 ? [] : await registry.ReadHiddenAsync(asked, cancellationToken))
        {
            if (fact.Fact is Fact<bool>.Known { Value: true })
                erasures.Add(new EraseSubject(ResourceAddress.Subject(fact.Name)));
            else if (fact.Fact is Fact<bool>.Unknown unknown)
                unread[ResourceAddress.Subject(fact.Name)] = unknown.Why;
        }

        return erasures;
    }

    private async Task<(List<Change> Deletions, List<Drift> Drift, Dictionary<ResourceAddress, string> Unread)> UndeclaredAsync(
        Comparison comparison, List<SubjectDefinition> all, CancellationToken cancellationToken)
    {
        var (deletions, drift, unread) = (new List<Change>(), new List<Drift>(), new Dictionary<ResourceAddress, string>());
        if (!await LooksForUndeclaredAsync(comparison))
            return (deletions, drift, unread);
        var earlier = await comparison.RemovedSinceAsync();
        var declared = all.Select(definition => definition.Subject).ToHashSet(StringComparer.Ordinal);
        var contexts = declared.Concat(EarlierSubjects(earlier)).Select(SubjectNaming.ContextOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var foreign = (await registry.ListAsync(contexts, cancellationToken))
            .Where(subject => !declared.Contains(subject) && comparison.AnswersFor(ResourceAddress.Subject(subject), subject, earlier)).ToList();
        var pruned = foreign.Where(subject => comparison.Prunes(ResourceAddress.Subject(subject), subject, earlier)).ToList();
        foreach (var fact in pruned.Count == 0 ? [] : await registry.ReadLatestAsync(pruned, cancellationToken))
        {
            if (fact.Fact is Fact<LiveSchema?>.Known { Value: { } latest })
                deletions.Add(new DeleteSubject(ResourceAddress.Subject(fact.Name), latest));
            else if (fact.Fact is Fact<LiveSchema?>.Unknown unknown)
                unread[ResourceAddress.Subject(fact.Name)] = unknown.Why;
        }

        deletions.AddRange(await ErasuresAsync(comparison, declared, unread, cancellationToken));
        drift.AddRange(foreign.Except(pruned, StringComparer.Ordinal).Select(subject => new Drift(ResourceAddress.Subject(subject), null, null, ValueUnit.None, null)));
        return (deletions, drift, unread);
    }
}
