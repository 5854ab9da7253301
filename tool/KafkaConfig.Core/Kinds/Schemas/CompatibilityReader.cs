using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Finds out whether new versions of subjects keep what their levels promise. The registry is asked, at the level in force; where it cannot judge, and for the level as it will
/// be, the offline check decides for Avro, and for the other languages nobody does.</summary>
internal sealed class CompatibilityReader(ISchemaRegistry registry)
{
    private static readonly Fact<SchemaVerdict> LevelsDiffer = new Fact<SchemaVerdict>.Unknown(
        "the registry measures at the level that is in force, and the same change set sets another one; change the level in a merge of its own, before the schema");

    private readonly LiveReferences _references = new(registry);

    /// <summary>By subject: at the level in force, and at the one that will be.</summary>
    public async Task<IReadOnlyDictionary<string, (Fact<SchemaVerdict> Now, Fact<SchemaVerdict> After)>> ReadAsync(
        IReadOnlyList<RegisterSchema> changes, RegistryDescription description, CancellationToken cancellationToken)
    {
        var verdicts = new Dictionary<string, (Fact<SchemaVerdict> Now, Fact<SchemaVerdict> After)>(StringComparer.Ordinal);
        if (changes.Count == 0)
            return verdicts;
        var levels = await registry.ReadLevelsAsync([.. changes.Select(change => change.Address.Name)], cancellationToken);
        var open = new List<Question>();
        foreach (var (change, own) in changes.Zip(levels))
        {
            if (own.Fact is not Fact<CompatibilityLevel?>.Known level)
            {
                var unknown = new Fact<SchemaVerdict>.Unknown($"its level could not be read: {((Fact<CompatibilityLevel?>.Unknown)own.Fact).Why}");
                verdicts[change.Address.Name] = (unknown, unknown);
                continue;
            }

            var now = level.Value ?? description.Level;
            var after = change.Definition.Compatibility?.Value ?? now;
            if (!description.TellsUnsetLevels && after == CompatibilityLevel.None)
                after = description.Level;
            if (now == CompatibilityLevel.None && after == CompatibilityLevel.None)
                verdicts[change.Address.Name] = (Anything, Anything);
            else
                open.Add(new Question(change, now, after));
        }

        await AskAsync(open, cancellationToken);
        await ReadVersionsAsync(open, cancellationToken);
        var promised = open.ToDictionary(question => question.Change.Address.Name, question => question.After, StringComparer.Ordinal);
        foreach (var question in open)
            verdicts[question.Change.Address.Name] = Judge(question, promised);
        return verdicts;
    }

    private static Fact<SchemaVerdict> Anything { get; } = new Fact<SchemaVerdict>.Known(new SchemaVerdict(CompatibilityLevel.None, true, [], "the level none"));

    // A version that this change set adds to a referenced subject does not exist yet: the registry is asked with the one that is there.
    private async Task AskAsync(List<Question> questions, CancellationToken cancellationToken)
    {
        var pending = questions.SelectMany(question => question.Change.References).Where(reference => reference.Version is null).Select(reference => reference.Subject).Distinct(StringComparer.Ordinal).ToList();
        var latest = pending.Count == 0 ? [] : (await registry.ReadLatestAsync(pending, cancellationToken)).ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);
        foreach (var question in questions)
            question.Resolve(latest);
        var asked = questions.Where(question => question.Now != CompatibilityLevel.None && question.References is not null).ToList();
        var answers = asked.Count == 0 ? [] : await registry.CheckAsync([.. asked.Select(question => question.Change.Definition.With(question.References ?? []))], cancellationToken);
        foreach (var (question, answer) in asked.Zip(answers))
            question.Answer = answer.Fact;
    }

    private async Task ReadVersionsAsync(List<Question> questions, CancellationToken cancellationToken)
    {
        var avro = questions.Where(question => question.NeedsOfflineCheck).ToList();
        if (avro.Count == 0)
            return;
        var versions = await registry.ReadVersionsAsync([.. avro.Select(question => question.Change.Address.Name)], cancellationToken);
        foreach (var (question, fact) in avro.Zip(versions))
            question.Versions = fact.Fact;
        await _references.ReadAsync(
            avro.SelectMany(question => (question.Versions is Fact<IReadOnlyList<LiveSchema>>.Known known ? known.Value.SelectMany(version => version.References) : []).Concat(question.External)), cancellationToken);
    }

    private (Fact<SchemaVerdict> Now, Fact<SchemaVerdict> After) Judge(Question question, Dictionary<string, CompatibilityLevel> promised)
    {
        var now = question.Now == CompatibilityLevel.None ? Anything : FromRegistry(question);
        var offlineNow = question.NeedsOfflineCheck && question.Now != CompatibilityLevel.None ? Offline(question, question.Now) : null;
        // The registry was asked with the versions that are there; those that will be there are another question.
        if (question.Pending.Count > 0 && now is Fact<SchemaVerdict>.Known { Value.IsCompatible: true } && question.Now != CompatibilityLevel.None)
            now = offlineNow ?? (question.Pending.FirstOrDefault(subject => promised.TryGetValue(subject, out var level) ? !CompatibilityLevels.Covers(level, question.Now) : !question.IsNew(subject)) is { } weaker ? LaterVersion(weaker) : now);
        // The offline check names the part that breaks; registries name it as they please.
        if (now is Fact<SchemaVerdict>.Known { Value: { IsCompatible: false } refused } && offlineNow is Fact<SchemaVerdict>.Known { Value: { IsCompatible: false } explained })
            now = new Fact<SchemaVerdict>.Known(refused with { Reasons = explained.Reasons });
        else if (now is Fact<SchemaVerdict>.Unknown unjudged && offlineNow is Fact<SchemaVerdict>.Known { Value: var own })
            now = new Fact<SchemaVerdict>.Known(own with { Judge = $"the offline check, since {unjudged.Why}" });
        else if (now is Fact<SchemaVerdict>.Unknown neither && offlineNow is Fact<SchemaVerdict>.Unknown offline)
            now = new Fact<SchemaVerdict>.Unknown($"{neither.Why}; nor can the offline check: {offline.Why}");
        if (question.After == question.Now)
            return (now, now);
        if (question.After == CompatibilityLevel.None || (CompatibilityLevels.Covers(question.Now, question.After) && now is Fact<SchemaVerdict>.Known { Value.IsCompatible: true }))
            return (now, new Fact<SchemaVerdict>.Known(new SchemaVerdict(question.After, true, [], "the level in force, which promises more")));
        return (now, question.NeedsOfflineCheck ? Offline(question, question.After) : LevelsDiffer);
    }

    // Another language than Avro: what keeps at least as much as the referrer promises cannot break it; anything else must be there first.
    private static Fact<SchemaVerdict>.Unknown LaterVersion(string subject) =>
        new($"its next version refers to the next version of {subject}, which promises less and is not there yet; apply that one first: --only subject/{subject}");

    private static Fact<SchemaVerdict> FromRegistry(Question question) => question.Answer switch
    {
        Fact<RegistryVerdict>.Known { Value: var verdict } => new Fact<SchemaVerdict>.Known(new SchemaVerdict(question.Now, verdict.IsCompatible, verdict.Messages, $"the registry{question.Note}")),
        Fact<RegistryVerdict>.Unknown unknown => new Fact<SchemaVerdict>.Unknown(unknown.Why),
        _ => new Fact<SchemaVerdict>.Unknown("the registry cannot judge it: what it refers to is new, too"),
    };

    private Fact<SchemaVerdict> Offline(Question question, CompatibilityLevel level)
    {
        if (question.Versions is not Fact<IReadOnlyList<LiveSchema>>.Known { Value: var versions })
            return new Fact<SchemaVerdict>.Unknown($"its versions could not be read: {(question.Versions as Fact<IReadOnlyList<LiveSchema>>.Unknown)?.Why}");
        var external = _references.DocumentsOf(question.External);
        if (external is not Fact<IReadOnlyDictionary<string, SchemaDocument>>.Known { Value: var documents })
            return new Fact<SchemaVerdict>.Unknown(((Fact<IReadOnlyDictionary<string, SchemaDocument>>.Unknown)external).Why);
        var candidate = documents.Concat(question.Change.Definition.Referenced).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);
        var earlier = new List<(int Version, SchemaDocument Document, IReadOnlyDictionary<string, SchemaDocument> References)>();
        // Only what the level is measured against must be readable.
        foreach (var version in CompatibilityLevels.IsTransitive(level) ? versions : versions.TakeLast(1))
        {
            if (version.Language != question.Change.Definition.Language)
                return new Fact<SchemaVerdict>.Known(new SchemaVerdict(level, false, [FormattableString.Invariant($"Version {version.Version} is written in {version.Language}.")], "the offline check"));
            if (SubjectDiffer.DocumentOf(version) is not { } document)
                return new Fact<SchemaVerdict>.Unknown(FormattableString.Invariant($"version {version.Version} cannot be parsed"));
            if (_references.DocumentsOf(version.References) is not Fact<IReadOnlyDictionary<string, SchemaDocument>>.Known { Value: var references })
                return new Fact<SchemaVerdict>.Unknown(FormattableString.Invariant($"what version {version.Version} refers to could not be read"));
            earlier.Add((version.Version, document, references));
        }

        return OfflineVerdict.Of(level, question.Change.Definition.Document, candidate, earlier);
    }

    private sealed class Question(RegisterSchema change, CompatibilityLevel now, CompatibilityLevel after)
    {
        private readonly HashSet<string> _new = new(StringComparer.Ordinal);

        public RegisterSchema Change => change;

        public CompatibilityLevel Now => now;

        public CompatibilityLevel After => after;

        public bool NeedsOfflineCheck => change.Definition.Language == SchemaLanguage.Avro && change.Latest?.Language == SchemaLanguage.Avro;

        /// <summary>References that the registry can be asked with; null: it cannot.</summary>
        public IReadOnlyList<SchemaReference>? References { get; private set; }

        /// <summary>References to versions that exist.</summary>
        public IReadOnlyList<SchemaReference> External { get; private set; } = [];

        /// <summary>Subjects whose next version it will refer to.</summary>
        public IReadOnlyList<string> Pending { get; private set; } = [];

        public string Note { get; private set; } = "";

        public Fact<RegistryVerdict>? Answer { get; set; }

        public Fact<IReadOnlyList<LiveSchema>>? Versions { get; set; }

        /// <summary>True for a subject that has no version yet.</summary>
        public bool IsNew(string subject) => _new.Contains(subject);

        public void Resolve(Dictionary<string, Fact<LiveSchema?>> latest)
        {
            var references = new List<SchemaReference>();
            var notes = new List<string>();
            var pending = new List<PlannedReference>();
            var isWhole = true;
            foreach (var reference in change.References)
            {
                if (reference.Version is { } version)
                {
                    references.Add(new SchemaReference(reference.Name, reference.Subject, version));
                }
                else if (latest.GetValueOrDefault(reference.Subject) is Fact<LiveSchema?>.Known { Value: { } live })
                {
                    references.Add(new SchemaReference(reference.Name, reference.Subject, live.Version));
                    // Before its referrers are written, the next version has become the latest.
                    if (IsThere(reference, live))
                        continue;
                    pending.Add(reference);
                    notes.Add(FormattableString.Invariant($"version {live.Version} of {reference.Subject}"));
                }
                else
                {
                    isWhole = false;
                    pending.Add(reference);
                    _new.Add(reference.Subject);
                }
            }

            References = isWhole ? references : null;
            Note = notes.Count == 0 ? "" : $", with {string.Join(" and ", notes)}";
            // What will be registered decides, not what Git says of a version that is left as it is.
            External = [.. references.Where(reference => !pending.Exists(open => open.Name == reference.Name))];
            Pending = [.. pending.Select(reference => reference.Subject)];
        }

        private bool IsThere(PlannedReference reference, LiveSchema live) =>
            change.Definition.Referenced.TryGetValue(reference.Name, out var wanted) && wanted.Language == live.Language
            && (SchemaWhiteSpace.AreSame(live.Language, wanted.File.Text, live.Text)
                || SubjectDiffer.DocumentOf(live)?.Link(change.Definition.Referenced, [])?.Canonical is { } canonical && canonical == wanted.Link(change.Definition.Referenced, [])?.Canonical);
    }
}
