using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>What a sandbox's registry thinks of schemas: which are the same, which may follow which.</summary>
internal static class SandboxSchemas
{
    /// <summary>The live version that holds the schema; null: none.</summary>
    public static SandboxSchema? Same(SandboxSubject subject, NewSchema schema) =>
        subject.Live.FirstOrDefault(version => version.Language == schema.Language && SameReferences(version, schema) && (version.Text == schema.Text || Canonical(version.Language, version.Text) is { } canonical && canonical == Canonical(schema.Language, schema.Text)));

    public static Fact<RegistryVerdict> Judge(SandboxRegistry registry, NewSchema schema)
    {
        var subject = registry.Subjects.GetValueOrDefault(schema.Subject) ?? new SandboxSubject();
        var level = subject.Level ?? registry.Level;
        var versions = subject.Live.ToList();
        if (level == CompatibilityLevel.None || versions.Count == 0 || Same(subject, schema) is not null)
            return Verdict(true, []);
        if (versions[^1].Language != schema.Language)
            return Verdict(false, [$"The subject is written in {SchemaLanguages.RegistryNameOf(versions[^1].Language)}."]);
        if (schema.Language != SchemaLanguage.Avro)
            return new Fact<RegistryVerdict>.Unknown("a file judges Avro alone");
        if (Read(schema.Language, schema.Text) is not { } candidate)
            return new Fact<RegistryVerdict>.Unknown("the schema cannot be parsed");
        var earlier = new List<(int Version, SchemaDocument Document, IReadOnlyDictionary<string, SchemaDocument> References)>();
        foreach (var version in versions)
        {
            if (Read(version.Language, version.Text) is not { } document)
                return new Fact<RegistryVerdict>.Unknown($"version {version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)} cannot be parsed");
            earlier.Add((version.Version, document, Documents(registry, version.References ?? [])));
        }

        return OfflineVerdict.Of(level, candidate, Documents(registry, schema.References), earlier) switch
        {
            Fact<SchemaVerdict>.Known { Value: var verdict } => Verdict(verdict.IsCompatible, verdict.Reasons),
            Fact<SchemaVerdict>.Unknown unknown => new Fact<RegistryVerdict>.Unknown(unknown.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Live versions of other subjects that refer to a live version of this one.</summary>
    public static IReadOnlyList<string> Referrers(SandboxRegistry registry, string name) =>
        [.. registry.Subjects.Where(other => other.Key != name).SelectMany(other => other.Value.Live.Where(version => version.References?.Any(reference => reference.Subject == name) == true)
            .Select(version => FormattableString.Invariant($"{other.Key} version {version.Version}")))];

    /// <summary>Null where every reference is there; else a registry's sentence.</summary>
    public static string? Unresolved(SandboxRegistry registry, NewSchema schema) =>
        schema.References.FirstOrDefault(reference => Find(registry, reference) is null) is { } missing
            ? FormattableString.Invariant($"Unresolved reference {missing.Name}: {missing.Subject} version {missing.Version} does not exist.")
            : null;

    public static SchemaDocument? Read(SchemaLanguage language, string text) => SchemaLanguages.ReaderOf(language).Read(SourceFile.Read("schema", text), []);

    private static SandboxSchema? Find(SandboxRegistry registry, SchemaReference reference) =>
        registry.Subjects.GetValueOrDefault(reference.Subject)?.Live.FirstOrDefault(version => version.Version == reference.Version);

    private static Dictionary<string, SchemaDocument> Documents(SandboxRegistry registry, IReadOnlyList<SchemaReference> references)
    {
        var documents = new Dictionary<string, SchemaDocument>(StringComparer.Ordinal);
        Collect(references);
        return documents;

        void Collect(IReadOnlyList<SchemaReference> more)
        {
            foreach (var reference in more)
            {
                if (Find(registry, reference) is { } schema && Read(schema.Language, schema.Text) is { } document && documents.TryAdd(reference.Name, document))
                    Collect(schema.References ?? []);
            }
        }
    }

    private static bool SameReferences(SandboxSchema version, NewSchema schema) =>
        (version.References?.Count ?? 0) == schema.References.Count && schema.References.All(reference => version.References?.Contains(reference) == true);

    private static string? Canonical(SchemaLanguage language, string text) => Read(language, text)?.Link(new Dictionary<string, SchemaDocument>(), [])?.Canonical;

    private static Fact<RegistryVerdict>.Known Verdict(bool isCompatible, IReadOnlyList<string> messages) => new(new RegistryVerdict(isCompatible, messages));
}
