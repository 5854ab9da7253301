using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What a registry holds of the subjects that a comparison is about, and of those that they refer to.</summary>
/// <param name="Latest">By subject, its latest version; null: absent.</param>
/// <param name="Levels">By subject that declares one, its own level now; null: none.</param>
/// <param name="Fixed">Of versions that files name by number, which exist.</param>
internal sealed record LiveSubjects(
    IReadOnlyDictionary<string, Fact<LiveSchema?>> Latest, IReadOnlyDictionary<string, Fact<CompatibilityLevel?>> Levels, IReadOnlyDictionary<SubjectVersion, Fact<bool>> Fixed)
{
    public static async Task<LiveSubjects> ReadAsync(ISchemaRegistry registry, IReadOnlyList<SubjectDefinition> wanted, CancellationToken cancellationToken)
    {
        var subjects = wanted.Select(definition => definition.Subject)
            .Concat(wanted.SelectMany(definition => definition.References).Where(reference => reference.Version is null).Select(reference => reference.Subject))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var latest = subjects.Count == 0 ? [] : await registry.ReadLatestAsync(subjects, cancellationToken);
        var declaring = wanted.Where(definition => definition.Compatibility is not null).Select(definition => definition.Subject).ToList();
        var levels = declaring.Count == 0 ? [] : await registry.ReadLevelsAsync(declaring, cancellationToken);
        var live = latest.ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);
        return new LiveSubjects(live, levels.ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal), await ReadFixedAsync(registry, wanted, live, cancellationToken));
    }

    // A version that the live schema refers to already cannot be gone.
    private static async Task<Dictionary<SubjectVersion, Fact<bool>>> ReadFixedAsync(
        ISchemaRegistry registry, IReadOnlyList<SubjectDefinition> wanted, Dictionary<string, Fact<LiveSchema?>> live, CancellationToken cancellationToken)
    {
        var asked = new SortedSet<(string Subject, int Version)>();
        foreach (var definition in wanted)
        {
            var held = live[definition.Subject] is Fact<LiveSchema?>.Known { Value: { } latest } ? latest.References : [];
            foreach (var reference in definition.References)
            {
                if (reference.Version is { } version && !held.Contains(new SchemaReference(reference.Name, reference.Subject, version)))
                    asked.Add((reference.Subject, version));
            }
        }

        List<SubjectVersion> versions = [.. asked.Select(pair => new SubjectVersion(pair.Subject, pair.Version))];
        var facts = versions.Count == 0 ? [] : await registry.ReadAsync(versions, cancellationToken);
        return versions.Zip(facts).ToDictionary(pair => pair.First, pair => pair.Second.Fact switch
        {
            Fact<LiveSchema?>.Known known => (Fact<bool>)new Fact<bool>.Known(known.Value is not null),
            Fact<LiveSchema?>.Unknown unknown => new Fact<bool>.Unknown(unknown.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }
}
