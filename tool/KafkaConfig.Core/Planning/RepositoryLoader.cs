using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>Reads every file of a repository, in parallel, and collects all findings of the run.</summary>
/// <param name="kinds">What can be declared.</param>
/// <param name="rules">What settings may weigh.</param>
/// <param name="parallelism">How many files are read at once. Without a bound every thread of the pool would read files, and none would hear what a cluster answers meanwhile.</param>
public sealed class RepositoryLoader(IReadOnlyList<IKind> kinds, IReadOnlyList<RuleDescription> rules, int parallelism)
{
    private readonly Dictionary<ResourceKind, ObjectShape> _layerShapes = kinds.ToDictionary(kind => kind.ResourceKind, kind => kind.LayerShape);

    /// <summary>One environment alone: enough to start connecting while the rest is read. Null where it has no file, or one with errors: <see cref="Load"/> reports them.</summary>
    public EnvironmentDefinition? LoadEnvironment(IRepository repository, string name)
    {
        var path = $"{RepositoryLayout.EnvironmentsFolder}/{name}{RepositoryLayout.YamlEnding}";
        return repository.ListFiles().Contains(path) ? new EnvironmentParser(_layerShapes).Parse(repository.Read(path), []) : null;
    }

    private (RepositorySettings Settings, IReadOnlyList<EnvironmentDefinition> Environments, IReadOnlyList<string> Names) LoadConnections(
        IRepository repository, List<Finding> findings)
    {
        var settings = new SettingsParser(_layerShapes, rules).Parse(repository.Read(RepositoryLayout.SettingsFile), findings);
        var parser = new EnvironmentParser(_layerShapes);
        var environments = new List<EnvironmentDefinition>();
        var names = new List<string>();
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in repository.ListFiles().Where(path => RepositoryLayout.FolderOf(path) == RepositoryLayout.EnvironmentsFolder && RepositoryLayout.IsYaml(path)))
        {
            var file = repository.Read(path);
            if (paths.TryGetValue(file.Stem, out var first))
            {
                findings.Add(file.Finding(ShapeRules.DuplicateResource, 1, 1, $"The environment {file.Stem} is declared in {first} already.", ShapeRules.DuplicateResource.SafeWay));
                continue;
            }

            paths[file.Stem] = path;
            names.Add(file.Stem);
            if (parser.Parse(file, findings) is { } environment)
                environments.Add(environment);
        }

        return (settings, environments, names);
    }

    /// <summary>All that the files say.</summary>
    /// <param name="repository">The files.</param>
    /// <param name="spared">How many fewer are read at once, for what goes on beside it.</param>
    public RepositoryContent Load(IRepository repository, int spared = 0)
    {
        var findings = new List<Finding>();
        var work = new List<DefinitionFile>();
        var paths = repository.ListFiles();
        var all = kinds.All(IsYamlAlone) ? null : paths.ToHashSet(StringComparer.Ordinal);
        foreach (var path in paths)
            Classify(path, repository, all, work, findings);

        Parallel.For(0, work.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, parallelism - spared) }, index => work[index].Parse(repository));
        var (settings, environments, names) = LoadConnections(repository, findings);
        CheckPromotions(environments, names, repository, findings);
        var declarations = new List<IDeclaration>(work.Count);
        foreach (var file in work)
        {
            findings.AddRange(file.Findings);
            if (file.Declaration is not null)
                declarations.Add(file.Declaration);
        }

        var unique = RemoveDuplicates(declarations, findings);
        // Kinds come in the order of addresses, and each keeps its own in order.
        unique = [.. kinds.SelectMany(kind => kind.Link(unique, settings, names, findings))];
        var resolved = new IReadOnlyList<IDefinition>[environments.Count];
        var problems = new List<Finding>[environments.Count];
        var byName = environments.ToDictionary(environment => environment.Name, StringComparer.Ordinal);
        Parallel.For(0, environments.Count, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, index => resolved[index] = Resolve(unique, new Resolution(settings, environments[index], byName), problems[index] = []));
        var definitions = new Dictionary<string, IReadOnlyList<IDefinition>>(StringComparer.Ordinal);
        for (var index = 0; index < environments.Count; index++)
        {
            var environment = environments[index].Name;
            definitions[environment] = resolved[index];
            findings.AddRange(problems[index].Select(finding => finding with { Environments = [environment] }));
        }

        return new RepositoryContent(settings, environments, names, unique, definitions, Finish(findings, repository, environments.Count)) { Evidence = ReadEvidence(repository) };
    }

    // Whoever waits in a circle waits for ever.
    private static void CheckPromotions(IReadOnlyList<EnvironmentDefinition> environments, IReadOnlyList<string> names, IRepository repository, List<Finding> findings)
    {
        var next = environments.Where(environment => environment.Promotion is not null).ToDictionary(environment => environment.Name, environment => environment.Promotion?.After ?? "", StringComparer.Ordinal);
        foreach (var environment in environments)
        {
            if (environment.Promotion is not { } promotion)
                continue;
            var file = repository.Read(environment.Location.Path);
            if (!names.Contains(promotion.After))
            {
                findings.Add(file.Finding(
                    ShapeRules.UnknownReference, promotion.Location.Line, promotion.Location.Column, $"There is no environment '{promotion.After}'.",
                    NearestName.Of(promotion.After, names) is { } nearest ? $"Did you mean '{nearest}'?" : "Name one that has a file under environments/."));
                continue;
            }

            var (seen, at) = (new HashSet<string>(StringComparer.Ordinal), environment.Name);
            while (seen.Add(at) && next.TryGetValue(at, out var after))
                at = after;
            if (at == environment.Name && seen.Count > 0 && next.ContainsKey(at))
                findings.Add(file.Finding(ShapeRules.WrongType, promotion.Location.Line, promotion.Location.Column, $"{environment.Name} would wait for itself: {string.Join(" after ", seen)} after {at}.", "Let one of them begin."));
        }
    }

    /// <summary>Null where there is no CODEOWNERS.</summary>
    public static CodeOwners? ReadCodeOwners(IRepository repository) =>
        CodeOwners.Places.Select(repository.Read).FirstOrDefault(file => file.Problem is null) is { } file ? CodeOwners.Parse(file.Text) : null;

    // Nothing is read, and CODEOWNERS not looked for, where there is no evidence.
    private EvidenceShelf ReadEvidence(IRepository repository)
    {
        var paths = repository.ListFiles().Where(RepositoryLayout.IsEvidence).ToList();
        if (paths.Count == 0)
            return EvidenceShelf.Empty;
        var parser = new EvidenceParser(rules);
        return new EvidenceShelf([.. paths.Select(path => parser.Parse(repository.Read(path)))], ReadCodeOwners(repository))
        {
            Normalize = (resource, move) => ResourceAddress.TryParse(resource, out var address) ? kinds.First(kind => kind.ResourceKind == address.Kind).Normalize(move) : move,
        };
    }

    /// <summary>Adds the offending lines, and joins what holds for all environments.</summary>
    public static IReadOnlyList<Finding> Finish(IReadOnlyCollection<Finding> findings, IRepository repository, int environments)
    {
        // Thousands of findings can point to one line of the settings.
        var excerpts = new Dictionary<(string Path, int Line), string?>();
        return
        [
            .. FindingOrder.Merge(findings).Select(finding => finding with
            {
                Excerpt = finding.Excerpt ?? (finding.Location is { } place ? ExcerptAt((place.Path, place.Line)) : null),
                Environments = finding.Environments.Count == environments ? [] : finding.Environments,
            }),
        ];

        string? ExcerptAt((string Path, int Line) place) =>
            excerpts.TryGetValue(place, out var known) ? known : excerpts[place] = repository.Read(place.Path).Excerpt(place.Line);
    }

    private List<IDefinition> Resolve(List<IDeclaration> declarations, Resolution resolution, List<Finding> findings)
    {
        var all = kinds.SelectMany(kind => kind.Resolve(declarations, resolution, findings)).ToList();
        // A kind may define resources of another one as its parts.
        if (all.TrueForAll(definition => definition.PartOf is null))
            return all;
        foreach (var pair in all.GroupBy(definition => definition.Address).Where(group => group.Count() > 1).Select(group => group.OrderBy(definition => definition.PartOf is null ? 0 : 1).ToList()))
        {
            findings.Add(ShapeRules.DuplicateResource.Finding(
                $"{pair[1].Address} is a part of {pair[1].PartOf}, and {pair[0].Location.Path} declares it too.", pair[1].Address, pair[1].Location) with
            { Why = null });
        }

        return [.. all.DistinctBy(definition => definition.Address).OrderBy(definition => definition.Address)];
    }

    private void Classify(string path, IRepository repository, HashSet<string>? all, List<DefinitionFile> work, List<Finding> findings)
    {
        var folder = RepositoryLayout.FolderOf(path);
        if (folder.Length == 0)
        {
            findings.Add(SourceFile.Unreadable(path, "").Finding(ShapeRules.UnreadableFile, 1, 1, $"The folder {path} is a link; its files are not read.", "Put the files into the repository."));
            return;
        }

        if (folder == RepositoryLayout.EvidenceFolder)
        {
            if (!RepositoryLayout.IsForPeople(path))
                findings.Add(NotManaged(path, repository, "Evidence is Markdown: files under runbooks/ end in .md."));
            return;
        }

        if (RepositoryLayout.NotManagedFolders.Contains(folder))
        {
            if (!RepositoryLayout.IsForPeople(path))
                findings.Add(NotManaged(path, repository, $"Files under {folder}/ are not managed by this version."));
            return;
        }

        var kind = kinds.FirstOrDefault(kind => kind.Folder == folder);
        if (kind is null && folder != RepositoryLayout.EnvironmentsFolder)
            return;
        var endings = kind?.Endings ?? [RepositoryLayout.YamlEnding];
        if (endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
        {
            if (kind is not null)
                work.Add(new DefinitionFile(path, IsYamlAlone(kind) || !(all?.Contains(SidecarOf(path)) ?? false) ? null : SidecarOf(path), kind));
        }
        else if (RepositoryLayout.IsYaml(path))
        {
            // A sidecar, read with its file.
            if (!endings.Any(ending => all?.Contains(path[..^RepositoryLayout.YamlEnding.Length] + ending) ?? false))
                findings.Add(repository.Read(path).Finding(ShapeRules.UnknownReference, 1, 1, $"There is no file beside it that ends in {Either(endings)} and has its name.", "Rename one of the two, or remove this one."));
        }
        else if (!RepositoryLayout.IsForPeople(path))
        {
            findings.Add(NotManaged(path, repository, $"Files under {folder}/ end in {Either(endings)}.") with
            {
                SafeWay = path.EndsWith(".yml", StringComparison.Ordinal) ? "Rename it to end in .yaml." : ShapeRules.NotManaged.SafeWay,
            });
        }
    }

    private static bool IsYamlAlone(IKind kind) => kind.Endings is [RepositoryLayout.YamlEnding];

    private static string SidecarOf(string path) => path[..path.LastIndexOf('.')] + RepositoryLayout.YamlEnding;

    private static string Either(IReadOnlyList<string> endings) => endings.Count == 1 ? endings[0] : $"{string.Join(", ", endings.SkipLast(1))} or {endings[^1]}";

    private static Finding NotManaged(string path, IRepository repository, string what) =>
        repository.Read(path).Finding(ShapeRules.NotManaged, 1, 1, what, ShapeRules.NotManaged.SafeWay);

    private static List<IDeclaration> RemoveDuplicates(List<IDeclaration> declarations, List<Finding> findings)
    {
        var unique = new List<IDeclaration>(declarations.Count);
        // Names that differ in case alone are one file on macOS and Windows.
        var seen = new Dictionary<string, IDeclaration>(declarations.Count, StringComparer.Ordinal);
        foreach (var declaration in declarations.OrderBy(declaration => declaration.Address).ThenBy(declaration => declaration.Location))
        {
            var key = declaration.Address.ToString().ToLowerInvariant();
            if (seen.TryAdd(key, declaration))
            {
                unique.Add(declaration);
                continue;
            }

            var first = seen[key];
            findings.Add(ShapeRules.DuplicateResource.Finding(
                declaration.Address == first.Address
                    ? $"{declaration.Address} is declared in {first.Location.Path} already."
                    : $"{declaration.Address} and {first.Address} ({first.Location.Path}) differ in case alone.",
                declaration.Address, declaration.Location) with
            { Why = null });
        }

        return unique;
    }

    private sealed class DefinitionFile(string path, string? sidecar, IKind kind)
    {
        private const int MostFindings = 100;

        public IDeclaration? Declaration { get; private set; }

        public List<Finding> Findings { get; } = [];

        public void Parse(IRepository repository)
        {
            var file = repository.Read(path);
            Declaration = kind.Parse(file, sidecar is null ? null : repository.Read(sidecar), Findings);
            // Nobody reads thousands; a broken generator makes them.
            if (Findings.Count <= MostFindings)
                return;
            var more = Findings.Count - MostFindings;
            Findings.RemoveRange(MostFindings, more);
            var last = Findings[^1].Location;
            Findings.Add(file.Finding(
                ShapeRules.InvalidYaml, last?.Line ?? 1, last?.Column ?? 1, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"And {more} more findings in this file.")));
        }
    }
}
