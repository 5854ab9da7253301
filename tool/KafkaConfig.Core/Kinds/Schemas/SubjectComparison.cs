using System.Globalization;
using System.Text;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>One comparison under way: subjects with fewer references first, so that the version that a referrer will get is known when it is its turn.</summary>
internal sealed class SubjectComparison(ISchemaRegistry registry, RegistryDescription description, LiveSubjects live)
{
    private readonly List<Change> _changes = [];
    private readonly Dictionary<ResourceAddress, string> _unread = [];
    private readonly HashSet<string> _registered = new(StringComparer.Ordinal);
    private int _unchanged;

    /// <summary>Those of one depth.</summary>
    public async Task CompareAsync(IReadOnlyList<SubjectDefinition> definitions, CancellationToken cancellationToken)
    {
        var candidates = new List<(SubjectDefinition Definition, LiveSchema? Live, IReadOnlyList<PlannedReference> References)>();
        foreach (var definition in definitions)
        {
            if (WhyUnread(definition) is { } why)
            {
                _unread[definition.Address] = why;
                continue;
            }

            var latest = LatestOf(definition.Subject);
            var references = Plan(definition);
            if (latest is not null && SubjectDiffer.IsSame(definition, latest, references))
                Settle(definition, null);
            else
                candidates.Add((definition, latest, references));
        }

        // What differs here may be the same in the registry's own eyes, and what an older version holds cannot become the latest again.
        var asked = candidates.Where(candidate => candidate.Live is not null && candidate.References.All(reference => reference.Version is not null)).ToList();
        var answers = asked.Count == 0 ? [] : await registry.LookUpAsync([.. asked.Select(candidate => candidate.Definition.With(Versions(candidate.References)))], cancellationToken);
        var held = answers.ToDictionary(answer => answer.Name, answer => answer.Fact, StringComparer.Ordinal);
        foreach (var (definition, latest, references) in candidates)
        {
            switch (held.GetValueOrDefault(definition.Subject))
            {
                case Fact<int?>.Unknown unknown:
                    _unread[definition.Address] = unknown.Why;
                    break;
                case Fact<int?>.Known { Value: { } version } when latest is not null:
                    Settle(definition, version == latest.Version ? null : new ReturnToVersion(definition, latest, version));
                    break;
                default:
                    _registered.Add(definition.Subject);
                    Settle(definition, SubjectDiffer.Register(definition, latest, references));
                    break;
            }
        }
    }

    /// <summary>All that was found.</summary>
    public KindDifference Difference(IReadOnlyList<Change> deletions, IReadOnlyList<Drift> drift, IReadOnlyDictionary<ResourceAddress, string> unread)
    {
        List<Change> changes = [.. _changes.Concat(deletions).OrderBy(change => change.Address)];
        return new KindDifference
        {
            Changes = changes,
            Digests = changes.Select(change => change.Address).Distinct().ToDictionary(address => address, address => Digest(address, changes)),
            Drift = drift,
            Unread = _unread.Concat(unread).ToDictionary(),
            Unchanged = _unchanged,
        };
    }

    private static List<SchemaReference> Versions(IReadOnlyList<PlannedReference> references) =>
        [.. references.Select(reference => new SchemaReference(reference.Name, reference.Subject, reference.Version ?? 0))];

    private void Settle(SubjectDefinition definition, Change? change)
    {
        var before = _changes.Count;
        if (change is not null)
            _changes.Add(change);
        var own = live.Levels.GetValueOrDefault(definition.Subject) is Fact<CompatibilityLevel?>.Known level ? level.Value : null;
        if (SubjectDiffer.Level(definition, own, description, isNew: change is RegisterSchema { Latest: null } && own is null) is { } levelled)
            _changes.Add(levelled);
        _unchanged += _changes.Count == before ? 1 : 0;
    }

    private LiveSchema? LatestOf(string subject) => live.Latest.GetValueOrDefault(subject) is Fact<LiveSchema?>.Known known ? known.Value : null;

    private string? WhyUnread(SubjectDefinition definition)
    {
        if (live.Latest.GetValueOrDefault(definition.Subject) is Fact<LiveSchema?>.Unknown unknown)
            return unknown.Why;
        if (live.Levels.GetValueOrDefault(definition.Subject) is Fact<CompatibilityLevel?>.Unknown level)
            return level.Why;
        foreach (var reference in definition.References)
        {
            if (reference.Version is { } version)
            {
                if (live.Fixed.GetValueOrDefault(new SubjectVersion(reference.Subject, version)) is Fact<bool>.Unknown missing)
                    return $"version {version.ToString(CultureInfo.InvariantCulture)} of {reference.Subject}, which it refers to, could not be read: {missing.Why}";
            }
            else if (live.Latest.GetValueOrDefault(reference.Subject) is Fact<LiveSchema?>.Unknown other)
            {
                return $"{reference.Subject}, which it refers to, could not be read: {other.Why}";
            }
        }

        return null;
    }

    private List<PlannedReference> Plan(SubjectDefinition definition) => [.. definition.References.Select(reference =>
    {
        if (reference.Version is { } version)
            return new PlannedReference(reference.Name, reference.Subject, version, live.Fixed.GetValueOrDefault(new SubjectVersion(reference.Subject, version)) is not Fact<bool>.Known { Value: false });
        if (_registered.Contains(reference.Subject))
            return new PlannedReference(reference.Name, reference.Subject, null, true);
        var latest = LatestOf(reference.Subject);
        return new PlannedReference(reference.Name, reference.Subject, latest?.Version, latest is not null);
    })];

    private string Digest(ResourceAddress address, IReadOnlyList<Change> changes)
    {
        var latest = LatestOf(address.Name) ?? changes.OfType<DeleteSubject>().FirstOrDefault(deletion => deletion.Address == address)?.Latest;
        var text = new StringBuilder(address.Name).Append(CultureInfo.InvariantCulture, $"\n{latest?.Version} {latest?.Id}\n{latest?.Text}");
        foreach (var level in changes.OfType<ChangeCompatibility>().Where(change => change.Address == address))
            text.Append(CultureInfo.InvariantCulture, $"\n{level.Own} {level.InForce}");
        return Model.Digest.Of(text.ToString());
    }
}
