using System.Globalization;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>What a stand-in holds, and Confluent's rules for changing it.</summary>
public sealed class RegistryStore(Func<CompatibilityLevel, string, IReadOnlyList<string>, string?> judge)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, SortedDictionary<int, StoredVersion>> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompatibilityLevel> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _modes = new(StringComparer.Ordinal);
    private int _lastId;

    /// <summary>Of subjects that set none.</summary>
    public CompatibilityLevel Level { get; set; } = CompatibilityLevel.Backward;

    /// <summary>Of subjects that set none.</summary>
    public string Mode { get; set; } = "READWRITE";

    /// <summary>Every version, by subject and number.</summary>
    public IReadOnlyList<StoredVersion> All(bool deleted)
    {
        lock (_lock)
        {
            return [.. _subjects.Values.SelectMany(versions => versions.Values).Where(version => deleted || !version.IsDeleted)];
        }
    }

    public CompatibilityLevel? LevelOf(string subject) => Locked(() => _levels.TryGetValue(subject, out var level) ? level : (CompatibilityLevel?)null);

    public void SetLevel(string subject, CompatibilityLevel level) => Locked(() => _levels[subject] = level);

    public bool RemoveLevel(string subject) => Locked(() => _levels.Remove(subject));

    public string? ModeOf(string subject) => Locked(() => _modes.GetValueOrDefault(subject));

    public void SetMode(string subject, string mode) => Locked(() => _modes[subject] = mode);

    public bool RemoveMode(string subject) => Locked(() => _modes.Remove(subject));

    public IReadOnlyList<StoredVersion> Versions(string subject, bool deleted)
    {
        var found = All(deleted).Where(version => version.Subject == subject).ToList();
        return found.Count > 0 ? found : throw RegistryRefusalException.NoSubject(subject);
    }

    /// <summary>A number, <c>latest</c> or <c>-1</c>.</summary>
    public StoredVersion Find(string subject, string version, bool deleted)
    {
        var versions = Versions(subject, deleted);
        if (version is "latest" or "-1")
            return versions[^1];
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw RegistryRefusalException.BadVersion(version);
        return versions.FirstOrDefault(candidate => candidate.Version == number) ?? throw RegistryRefusalException.NoVersion(version);
    }

    public StoredVersion LookUp(string subject, StoredSchema schema, bool deleted) =>
        Versions(subject, deleted).LastOrDefault(version => version.Schema.Key == schema.Key) ?? throw RegistryRefusalException.NoSchema();

    /// <param name="subject">Where to.</param>
    /// <param name="schema">What.</param>
    /// <param name="id">Only while the subject is being imported.</param>
    /// <param name="version">The same.</param>
    public StoredVersion Register(string subject, StoredSchema schema, int? id = null, int? version = null) => Locked(() =>
    {
        var mode = _modes.GetValueOrDefault(subject, Mode);
        RefuseReadOnly(subject);
        if (id is not null && mode != "IMPORT")
            throw RegistryRefusalException.NotPermitted($"Subject {subject} is not in import mode");
        RequireReferences(schema);
        var all = _subjects.GetValueOrDefault(subject)?.Values.ToList() ?? [];
        var live = all.Where(candidate => !candidate.IsDeleted).ToList();
        if (live.LastOrDefault(candidate => candidate.Schema.Key == schema.Key) is { } same)
            return same;
        if (mode != "IMPORT" && Complaint(subject, schema, live) is { } why)
            throw RegistryRefusalException.Incompatible(subject, why);
        if (!_ids.TryGetValue(schema.Key, out var known))
        {
            known = id ?? ++_lastId;
            (_ids[schema.Key], _lastId) = (known, Math.Max(_lastId, known));
        }

        var added = new StoredVersion(subject, version ?? (all.Count == 0 ? 1 : all[^1].Version + 1), known, schema);
        if (!_subjects.TryGetValue(subject, out var versions))
            _subjects[subject] = versions = [];
        versions[added.Version] = added;
        return added;
    });

    /// <summary>What is wrong with a schema beside the versions that the level in force names; null: nothing.</summary>
    public string? Complaint(string subject, StoredSchema schema)
    {
        RequireReferences(schema);
        return Complaint(subject, schema, [.. All(deleted: false).Where(version => version.Subject == subject)]);
    }

    public IReadOnlyList<int> Delete(string subject, bool permanent) => Locked(() =>
    {
        RefuseReadOnly(subject);
        if (!_subjects.TryGetValue(subject, out var versions))
            throw RegistryRefusalException.NoSubject(subject);
        var live = versions.Values.Where(version => !version.IsDeleted).ToList();
        if (permanent && live.Count > 0)
            throw RegistryRefusalException.LiveSubject(subject);
        if (!permanent && live.Count == 0)
            throw RegistryRefusalException.DeletedSubject(subject);
        var gone = (permanent ? versions.Values.ToList() : live).ConvertAll(version => version.Version);
        foreach (var version in live)
            RefuseReferenced(version);
        live.ForEach(version => version.IsDeleted = true);
        _levels.Remove(subject);
        _modes.Remove(subject);
        if (permanent)
            Forget(subject, gone);
        return gone;
    });

    public int DeleteVersion(string subject, string version, bool permanent) => Locked(() =>
    {
        RefuseReadOnly(subject);
        var found = Find(subject, version, deleted: true);
        if (permanent && !found.IsDeleted)
            throw RegistryRefusalException.LiveVersion(subject, found.Version);
        if (!permanent && found.IsDeleted)
            throw RegistryRefusalException.DeletedVersion(subject, found.Version);
        RefuseReferenced(found);
        found.IsDeleted = true;
        if (permanent)
            Forget(subject, [found.Version]);
        return found.Version;
    });

    public IReadOnlyList<int> Referrers(string subject, int version) =>
        [.. All(deleted: false).Where(candidate => candidate.Schema.References.Any(reference => reference.Subject == subject && reference.Version == version)).Select(candidate => candidate.Id).Distinct().Order()];

    private string? Complaint(string subject, StoredSchema schema, List<StoredVersion> live)
    {
        var level = LevelOf(subject) ?? Level;
        if (live.Count == 0 || level == CompatibilityLevel.None)
            return null;
        if (live[^1].Schema.Type != schema.Type)
            return $"{schema.Type} is not {live[^1].Schema.Type}";
        var isTransitive = level is CompatibilityLevel.BackwardTransitive or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.FullTransitive;
        return judge(level, schema.Text, [.. (isTransitive ? live : [live[^1]]).Select(version => version.Schema.Text)]);
    }

    private void Forget(string subject, IReadOnlyList<int> versions)
    {
        foreach (var version in versions)
            _subjects[subject].Remove(version);
        if (_subjects[subject].Count == 0)
            _subjects.Remove(subject);
        var held = All(deleted: true).Select(version => version.Schema.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _ids.Keys.Where(key => !held.Contains(key)).ToList())
            _ids.Remove(key);
    }

    private void RequireReferences(StoredSchema schema)
    {
        foreach (var reference in schema.References)
        {
            if (!All(deleted: false).Any(version => version.Subject == reference.Subject && version.Version == reference.Version))
                throw RegistryRefusalException.Unparsable(string.Create(CultureInfo.InvariantCulture, $"No schema reference found for subject \"{reference.Subject}\" and version {reference.Version}"));
        }
    }

    private void RefuseReadOnly(string subject)
    {
        if (_modes.GetValueOrDefault(subject, Mode) is "READONLY" or "READONLY_OVERRIDE")
            throw RegistryRefusalException.NotPermitted($"Subject {subject} is in read-only mode");
    }

    private void RefuseReferenced(StoredVersion version)
    {
        if (Referrers(version.Subject, version.Version).Count > 0)
            throw RegistryRefusalException.Referenced(version.Subject, version.Version);
    }

    private T Locked<T>(Func<T> act)
    {
        lock (_lock)
        {
            return act();
        }
    }
}
