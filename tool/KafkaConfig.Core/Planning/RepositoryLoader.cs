using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>Reads every file of a repository, in parallel, and collects all findings of the run.</summary>
public sealed class RepositoryLoader(IReadOnlyList<IKind> kinds, IReadOnlyList<RuleDescription> rules)
{
    private readonly Dictionary<ResourceKind, ObjectShape> _layerShapes = kinds.ToDictionary(kind => kind.ResourceKind, kind => kind.LayerShape);

    /// <summary>The environments alone: enough to start connecting while the rest is read.</summary>
    public (RepositorySettings Settings, IReadOnlyList<EnvironmentDefinition> Environments, IReadOnlyList<string> Names) LoadConnections(
        IRepository repository, List<Finding> findings)
    {
        var settings = new SettingsParser(_layerShapes, rules).Parse(repository.Read(RepositoryLayout.SettingsFile), findings);
        var parser = new EnvironmentParser(_layerShapes);
        var environments = new List<EnvironmentDefinition>();
        var names = new List<string>();
        foreach (var path in repository.ListFiles().Where(path => RepositoryLayout.FolderOf(path) == RepositoryLayout.EnvironmentsFolder && RepositoryLayout.IsYaml(path)))
        {
            var file = repository.Read(path);
            names.Add(file.Stem);
            if (parser.Parse(file, findings) is { } environment)
                environments.Add(environment);
        }

        return (settings, environments, names);
    }

    public RepositoryContent Load(IRepository repository)
    {
        var findings = new List<Finding>();
        var (settings, environments, names) = LoadConnections(repository, findings);
        var work = new List<(string Path, IKind Kind)>();
        foreach (var path in repository.ListFiles())
            Classify(path, repository, work, findings);

        var parsed = new (IDeclaration? Declaration, List<Finding>? Findings)[work.Count];
        Parallel.For(0, work.Count, index =>
        {
            var own = new List<Finding>();
            parsed[index] = (work[index].Kind.Parse(repository.Read(work[index].Path), own), own.Count == 0 ? null : own);
        });

        var declarations = new List<IDeclaration>(work.Count);
        foreach (var (declaration, own) in parsed)
        {
            findings.AddRange(own ?? []);
            if (declaration is not null)
                declarations.Add(declaration);
        }

        var unique = RemoveDuplicates(declarations, findings);
        foreach (var kind in kinds)
            kind.CheckReferences(unique, settings, names, findings);
        var definitions = new Dictionary<string, IReadOnlyList<IDefinition>>(StringComparer.Ordinal);
        foreach (var environment in environments)
        {
            var own = new List<Finding>();
            definitions[environment.Name] = [.. kinds.SelectMany(kind => kind.Resolve(unique, settings, environment, own))];
            findings.AddRange(own.Select(finding => finding with { Environments = [environment.Name] }));
        }

        return new RepositoryContent(settings, environments, names, unique, definitions, Finish(findings, repository, environments.Count));
    }

    /// <summary>Adds the offending lines, and joins what holds for all environments.</summary>
    public static IReadOnlyList<Finding> Finish(IEnumerable<Finding> findings, IRepository repository, int environments) =>
    [
        .. FindingOrder.Merge(findings).Select(finding => finding with
        {
            Excerpt = finding.Excerpt ?? (finding.Location is { } place ? repository.Read(place.Path).Excerpt(place.Line) : null),
            Environments = finding.Environments.Count == environments ? [] : finding.Environments,
        }),
    ];

    private void Classify(string path, IRepository repository, List<(string Path, IKind Kind)> work, List<Finding> findings)
    {
        var folder = RepositoryLayout.FolderOf(path);
        if (RepositoryLayout.NotManagedFolders.Contains(folder))
        {
            if (!RepositoryLayout.IsForPeople(path) || folder == "runbooks" && !path.EndsWith("/README.md", StringComparison.OrdinalIgnoreCase))
                findings.Add(NotManaged(path, repository, $"Files under {folder}/ are not managed by this version."));
            return;
        }

        var kind = kinds.FirstOrDefault(kind => kind.Folder == folder);
        if (kind is null && folder != RepositoryLayout.EnvironmentsFolder)
            return;
        if (!RepositoryLayout.IsYaml(path))
        {
            if (!RepositoryLayout.IsForPeople(path))
            {
                findings.Add(NotManaged(path, repository, $"Files under {folder}/ end in .yaml.") with
                {
                    SafeWay = path.EndsWith(".yml", StringComparison.Ordinal) ? "Rename it to end in .yaml." : ShapeRules.NotManaged.SafeWay,
                });
            }

            return;
        }

        if (kind is not null)
            work.Add((path, kind));
    }

    private static Finding NotManaged(string path, IRepository repository, string what) =>
        repository.Read(path).Finding(ShapeRules.NotManaged, 1, 1, what, ShapeRules.NotManaged.SafeWay);

    private static List<IDeclaration> RemoveDuplicates(List<IDeclaration> declarations, List<Finding> findings)
    {
        var unique = new List<IDeclaration>(declarations.Count);
        // Names that differ in case alone are one file on macOS and Windows.
        var seen = new Dictionary<(ResourceKind Kind, string Name), IDeclaration>(declarations.Count);
        foreach (var declaration in declarations.OrderBy(declaration => declaration.Address).ThenBy(declaration => declaration.Location))
        {
            var key = (declaration.Address.Kind, declaration.Address.Name.ToLowerInvariant());
            if (seen.TryAdd(key, declaration))
            {
                unique.Add(declaration);
                continue;
            }

            var first = seen[key];
            findings.Add(new Finding
            {
                Code = ShapeRules.DuplicateResource.Code,
                Severity = ShapeRules.DuplicateResource.DefaultSeverity,
                Address = declaration.Address,
                Location = declaration.Location,
                What = declaration.Address == first.Address
                    ? $"{declaration.Address} is declared in {first.Location.Path} already."
                    : $"{declaration.Address} and {first.Address} ({first.Location.Path}) differ in case alone.",
                SafeWay = ShapeRules.DuplicateResource.SafeWay,
            });
        }

        return unique;
    }
}
