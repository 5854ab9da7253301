using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>The schema becomes the subject's latest version; the first one where the subject is absent.</summary>
/// <param name="Definition">What the files say.</param>
/// <param name="Latest">The live version that it follows; null: none.</param>
/// <param name="References">With the versions that it would be registered with.</param>
/// <param name="Elements">What changes in the schema, part by part.</param>
public sealed record RegisterSchema(SubjectDefinition Definition, LiveSchema? Latest, IReadOnlyList<PlannedReference> References, IReadOnlyList<FieldChange> Elements)
    : Change(Definition.Address, Latest is null ? Reason.NotOnCluster : Reason.DiffersFromCluster, Impact.Additive, (Elements.Count > 0 ? Elements[0].Source : null) ?? Definition.Location)
{
    public override string Action => Latest is null ? "create" : "update";

    public override IReadOnlyList<FieldChange> Fields =>
    [
        .. Latest is null ? [LanguageField(null)] : Latest.Language == Definition.Language ? (FieldChange[])[] : [LanguageField(Latest.Language)],
        .. Elements,
        .. ReferenceFields(),
    ];

    public override string? Detail => Latest is null ? null : SchemaTextDiff.Of(Latest.Language, Latest.Text, Definition.Language, Definition.Text);

    public bool ChangesLanguage => Latest is not null && Latest.Language != Definition.Language;

    /// <summary>What evidence must be bound to.</summary>
    public FieldMove LanguageMove => new(SubjectFields.Language, Latest is null ? "" : Name(Latest.Language), Name(Definition.Language));

    private static string Name(SchemaLanguage language) => SchemaLanguages.RegistryNameOf(language).ToLowerInvariant();

    private FieldChange LanguageField(SchemaLanguage? before) =>
        new(SubjectFields.Language, before is { } live ? Name(live) : null, Name(Definition.Language)) { AfterOrigin = "file", Source = Definition.Location };

    private IEnumerable<FieldChange> ReferenceFields()
    {
        var live = Latest?.References.ToDictionary(reference => reference.Name, reference => string.Create(CultureInfo.InvariantCulture, $"{reference.Subject} {reference.Version}"), StringComparer.Ordinal) ?? [];
        foreach (var reference in References)
        {
            var before = live.GetValueOrDefault(reference.Name);
            live.Remove(reference.Name);
            if (before != reference.Describe())
                yield return new FieldChange($"reference {reference.Name}", before, reference.Describe()) { Source = Definition.References.FirstOrDefault(wanted => wanted.Name == reference.Name)?.Location };
        }

        foreach (var (name, before) in live.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return new FieldChange($"reference {name}", before, null) { IsRemoval = true };
    }
}

/// <summary>The text is held by an older version of the subject: a registry adds nothing for it, and the latest stays what it is.</summary>
public sealed record ReturnToVersion(SubjectDefinition Definition, LiveSchema Latest, int HeldBy)
    : Change(Definition.Address, Reason.DiffersFromCluster, Impact.Impossible, Definition.Location)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields =>
        [new("latest version", Latest.Version.ToString(CultureInfo.InvariantCulture), HeldBy.ToString(CultureInfo.InvariantCulture)) { Source = Definition.Location }];
}

/// <summary>The subject's own level is set.</summary>
/// <param name="Address">The subject.</param>
/// <param name="Own">Its own level now; null: it has none.</param>
/// <param name="InForce">The level in force now.</param>
/// <param name="To">The declared level.</param>
/// <param name="IsNewSubject">True where the subject is registered by the same change set: nothing rests on its level yet.</param>
/// <param name="IsKept">False where the registry would take it and ignore it.</param>
public sealed record ChangeCompatibility(ResourceAddress Address, CompatibilityLevel? Own, CompatibilityLevel InForce, Sourced<CompatibilityLevel> To, bool IsNewSubject, bool IsKept)
    : Change(Address, Reason.DiffersFromCluster, IsKept ? Impact.Additive : Impact.Impossible, To.Location)
{
    public override string Action => "update";

    /// <summary>What the registry has for subjects without a level.</summary>
    public CompatibilityLevel RegistryLevel { get; init; } = InForce;

    /// <summary>True where something that is promised now is promised no more.</summary>
    public bool IsWeaker => !IsNewSubject && !CompatibilityLevels.Covers(To.Value, InForce);

    public override IReadOnlyList<FieldChange> Fields =>
    [
        new(SubjectFields.Compatibility, CompatibilityLevels.NameOf(InForce), CompatibilityLevels.NameOf(To.Value))
        {
            BeforeOrigin = Own is null ? "registry" : "subject",
            AfterOrigin = To.Origin,
            Source = To.Location,
        },
    ];

    /// <summary>What evidence must be bound to.</summary>
    public FieldMove Move => new(SubjectFields.Compatibility, CompatibilityLevels.NameOf(InForce), CompatibilityLevels.NameOf(To.Value));
}

/// <summary>The subject is this repository's to delete, and declared nowhere any more: all its versions are hidden. Ids still resolve.</summary>
public sealed record DeleteSubject(ResourceAddress Address, LiveSchema Latest)
    : Change(Address, Reason.NotDeclared, Impact.Destructive, null)
{
    public override string Action => "delete";

    public override IReadOnlyList<FieldChange> Fields =>
        [new("latest version", Latest.Version.ToString(CultureInfo.InvariantCulture), null) { BeforeOrigin = "registry" }];
}

/// <summary>A subject that was deleted before is erased with its ids, since a reviewed runbook says so.</summary>
public sealed record EraseSubject(ResourceAddress Address)
    : Change(Address, Reason.NotDeclared, Impact.Destructive, null)
{
    /// <summary>The rule whose evidence asks for it.</summary>
    public const string RuleCode = "KC3004";

    public override string Action => "delete";

    public override IReadOnlyList<FieldChange> Fields => [new("hidden versions", "kept by the registry", null) { BeforeOrigin = "registry" }];
}
