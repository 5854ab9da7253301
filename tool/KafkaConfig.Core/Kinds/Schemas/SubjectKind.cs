using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Subjects of a schema registry, as far as files go.</summary>
public sealed class SubjectKind : Kind<SubjectDeclaration, SubjectDefinition>
{
    public override ResourceKind ResourceKind => ResourceKind.Subject;

    public override string Folder => SubjectParser.Folder;

    public override IReadOnlyList<string> Endings => SchemaLanguages.Endings;

    public override ObjectShape Shape => SubjectParser.Shape;

    public override ObjectShape LayerShape => SubjectParser.LayerShape;

    public override IDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings) => SubjectParser.Parse(file, sidecar, findings);

    public override FieldMove Normalize(FieldMove move) => move.Field == SubjectFields.Compatibility ? new(move.Field, Level(move.From), Level(move.To)) : move;

    protected override IReadOnlyList<SubjectDeclaration> Complete(IReadOnlyList<SubjectDeclaration> declarations, List<Finding> findings) =>
        declarations.Count == 0 ? declarations : SubjectGraph.Link(declarations, findings);

    protected override void CheckReferences(SubjectDeclaration declaration, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings)
    {
        if (declaration.OwnerLocation is { } place)
            UnknownReference.CheckOwner(declaration.Address, declaration.Owner, place, settings, findings);
        UnknownReference.CheckEnvironments(declaration.Address, declaration.Environments.Select(pair => (pair.Key, pair.Value.Location)), environments, findings);
    }

    protected override IEnumerable<SubjectDefinition> Resolve(
        IReadOnlyList<SubjectDeclaration> declarations, Resolution resolution, List<Finding> findings)
    {
        var (settings, environment) = (resolution.Settings, resolution.Environment);
        var present = declarations.Where(declaration => declaration.Environments.GetValueOrDefault(environment.Name) is not { Layer: null }).ToList();
        if (present.Count == 0)
            return [];
        if (environment.SchemaRegistry is null && environment.Cluster.File is null)
            findings.Add(NoRegistry(environment, present.Count));
        var names = present.Select(declaration => declaration.Subject).ToHashSet(StringComparer.Ordinal);
        var all = declarations.Select(declaration => declaration.Subject).ToHashSet(StringComparer.Ordinal);
        foreach (var declaration in present)
        {
            foreach (var reference in declaration.References.Where(reference => reference.Version is null && all.Contains(reference.Subject) && !names.Contains(reference.Subject)))
                findings.Add(Absent(declaration, reference, environment));
        }

        var defaults = Read(settings.Defaults);
        var overrides = Read(environment.Overrides);
        return present.Where(declaration => declaration.IsSound).Select(declaration => Resolve(declaration, [defaults, declaration.Layer, overrides, declaration.Environments.GetValueOrDefault(environment.Name)?.Layer])).OfType<SubjectDefinition>();
    }

    private static SubjectDefinition? Resolve(SubjectDeclaration declaration, SubjectLayer?[] layers) => declaration is not { Document: { } document, Shape: { } shape } ? null : new()
    {
        Subject = declaration.Subject,
        Owner = declaration.Owner,
        Location = declaration.Location,
        Document = document,
        Shape = shape,
        References = declaration.References,
        Referenced = declaration.Referenced,
        Compatibility = layers.Select(layer => layer?.Compatibility).LastOrDefault(level => level is not null),
        Normalize = layers.Select(layer => layer?.Normalize).LastOrDefault(normalize => normalize is not null)?.Value ?? false,
        Depth = declaration.Depth,
    };

    private static SubjectLayer? Read(IReadOnlyDictionary<ResourceKind, Layer> layers) =>
        layers.TryGetValue(ResourceKind.Subject, out var layer) ? SubjectParser.ReadLayer(layer.Node, layer.File, layer.Origin) : null;

    private static Finding NoRegistry(EnvironmentDefinition environment, int subjects) => ShapeRules.MissingKey.Finding(
        $"{environment.Name} has no schema registry, and {(subjects == 1 ? "a subject is" : Amount.Of(subjects, "subject") + " are")} declared for it.", null, environment.Location,
        safeWay: $"Add schemaRegistry: {{ url: … }} to {environment.Location.Path}, or 'environments: {{ {environment.Name}: absent }}' to each sidecar.") with
    { Why = null };

    private static Finding Absent(SubjectDeclaration declaration, WantedReference reference, EnvironmentDefinition environment) => ShapeRules.UnknownReference.Finding(
        $"{declaration.Address} refers to {reference.Subject}, which is absent from {environment.Name}.", declaration.Address, reference.Location,
        safeWay: $"Declare {reference.Subject} there, too, or make both absent.") with
    { Why = null };

    private static string Level(string text) => CompatibilityLevels.Parse(text) is { } level ? CompatibilityLevels.NameOf(level) : text;
}
