using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;
using QuikGraph;
using QuikGraph.Algorithms;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Which subject needs which: references spelled out by sidecars, and those that the schemas' own names tell.</summary>
public sealed class SubjectGraph
{
    private readonly Dictionary<string, SubjectDeclaration> _subjects;
    private readonly ILookup<(SchemaLanguage Language, string Name), SubjectDeclaration> _definers;
    private readonly Dictionary<string, IReadOnlyList<WantedReference>> _references = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings;

    private SubjectGraph(IReadOnlyList<SubjectDeclaration> declarations, List<Finding> findings)
    {
        _findings = findings;
        _subjects = declarations.ToDictionary(declaration => declaration.Subject, StringComparer.Ordinal);
        _definers = declarations.Where(declaration => declaration.Document is not null)
            .SelectMany(declaration => NamesOf(declaration).Select(name => (Key: (declaration.Document?.Language ?? default, name), declaration)))
            .ToLookup(item => item.Key, item => item.declaration);
    }

    /// <summary>The declarations with their references, in the order given.</summary>
    public static IReadOnlyList<SubjectDeclaration> Link(IReadOnlyList<SubjectDeclaration> declarations, List<Finding> findings) => new SubjectGraph(declarations, findings).Link(declarations);

    private List<SubjectDeclaration> Link(IReadOnlyList<SubjectDeclaration> declarations)
    {
        foreach (var declaration in declarations)
        {
            _references[declaration.Subject] = ReferencesOf(declaration);
            if (!declaration.IsSound)
                _broken.Add(declaration.Subject);
        }

        var depths = Depths();
        var linked = new List<SubjectDeclaration>(declarations.Count);
        // Shallow first, so that what a broken schema breaks in others is not reported again.
        foreach (var declaration in declarations.OrderBy(declaration => depths.GetValueOrDefault(declaration.Subject)).ThenBy(declaration => declaration.Address))
            linked.Add(Complete(declaration, depths));
        return [.. linked.OrderBy(declaration => declaration.Address)];
    }

    private SubjectDeclaration Complete(SubjectDeclaration declaration, Dictionary<string, int> depths)
    {
        var references = _references[declaration.Subject];
        var referenced = new Dictionary<string, SchemaDocument>(StringComparer.Ordinal);
        var isSound = !_broken.Contains(declaration.Subject) && depths.ContainsKey(declaration.Subject);
        if (isSound)
            Collect(declaration.Subject, referenced);
        isSound = isSound && references.All(reference => !_broken.Contains(reference.Subject));
        var shape = isSound ? declaration.Document?.Link(referenced, _findings) : null;
        isSound = shape is not null;
        if (!isSound)
            _broken.Add(declaration.Subject);
        return declaration with { References = references, Referenced = referenced, Shape = shape, Depth = depths.GetValueOrDefault(declaration.Subject), IsSound = isSound };
    }

    private void Collect(string subject, Dictionary<string, SchemaDocument> referenced)
    {
        foreach (var reference in _references.GetValueOrDefault(subject) ?? [])
        {
            if (_subjects.GetValueOrDefault(reference.Subject)?.Document is { } document && reference.Version is null && referenced.TryAdd(reference.Name, document))
                Collect(reference.Subject, referenced);
        }
    }

    private List<WantedReference> ReferencesOf(SubjectDeclaration declaration)
    {
        var references = declaration.Explicit.ToList();
        foreach (var reference in references)
            CheckDefinition(declaration, reference);
        foreach (var need in declaration.Document?.Needs ?? [])
        {
            if (!references.Exists(reference => reference.Name == need.Name) && Infer(declaration, need) is { } reference)
                references.Add(reference);
        }

        references.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return references;
    }

    // A registry would find out, half of the way through an apply.
    private void CheckDefinition(SubjectDeclaration declaration, WantedReference reference)
    {
        if (reference.Version is not null || _subjects.GetValueOrDefault(reference.Subject)?.Document is not { } document || declaration.Document is not { } own)
            return;
        var problem = document.Language != own.Language ? $"is written in {document.Language}" : own.Language == SchemaLanguage.Avro && !document.Defines.Contains(reference.Name) ? $"does not define '{reference.Name}'" : null;
        if (problem is null)
            return;
        _broken.Add(declaration.Subject);
        var nearest = document.Language == own.Language ? NearestName.Of(reference.Name, document.Defines) ?? (document.Defines.Count > 0 ? document.Defines[0] : null) : null;
        _findings.Add(ShapeRules.UnknownReference.Finding($"{reference.Subject} {problem}.", declaration.Address, reference.Location, safeWay: nearest is null ? "Name the subject that defines it." : $"It defines '{nearest}'.") with { Why = null });
    }

    private WantedReference? Infer(SubjectDeclaration declaration, SchemaNeed need)
    {
        var location = new SourceLocation(declaration.Location.Path, need.Line, need.Column);
        var language = declaration.Document?.Language ?? default;
        var candidates = _definers[(language, need.Name)].Where(candidate => candidate != declaration).ToList();
        // Beside the file comes before the root of schemas/, as includes are read everywhere.
        if (language != SchemaLanguage.Avro && candidates.Count == 0)
            candidates = [.. _definers[(language, Beside(declaration.Location.Path, need.Name))].Where(candidate => candidate != declaration)];
        var primary = candidates.Where(candidate => candidate.Document?.Defines is [var first, ..] && first == need.Name).ToList();
        if (primary.Count == 1)
            candidates = primary;
        if (candidates.Count == 1)
            return new WantedReference(need.Name, candidates[0].Subject, null, location);
        _broken.Add(declaration.Subject);
        _findings.Add(candidates.Count == 0 ? Undefined(declaration, need, location) : ShapeRules.UnknownReference.Finding(
            $"'{need.Name}' is defined by several subjects: {string.Join(", ", candidates.Select(candidate => candidate.Subject).Order(StringComparer.Ordinal))}.", declaration.Address, location,
            safeWay: $"Say which in {Sidecar(declaration)}: references: [ {{ name: {need.Name}, subject: {candidates[0].Subject} }} ]") with
        { Why = null });
        return null;
    }

    private Finding Undefined(SubjectDeclaration declaration, SchemaNeed need, SourceLocation location)
    {
        var nearest = NearestName.Of(need.Name, _definers.Where(names => names.Key.Language == declaration.Document?.Language).Select(names => names.Key.Name));
        // Of short names nearly every one is near.
        if (nearest is not null && char.ToLowerInvariant(Last(nearest)[0]) != char.ToLowerInvariant(Last(need.Name)[0]))
            nearest = null;
        return ShapeRules.UnknownReference.Finding(
            $"Nothing in schemas/ defines '{need.Name}'.", declaration.Address, location,
            safeWay: nearest is not null ? $"Did you mean '{nearest}'?" : $"Add the file that defines it, or name its subject in {Sidecar(declaration)}: references: [ {{ name: {need.Name}, subject: …, version: 1 }} ]") with
        { Why = null };
    }

    // Without those in or behind a cycle, which are reported.
    private Dictionary<string, int> Depths()
    {
        var graph = new AdjacencyGraph<string, Edge<string>>();
        graph.AddVertexRange(_references.Keys);
        foreach (var (subject, references) in _references)
        {
            foreach (var target in references.Where(reference => reference.Version is null && _subjects.ContainsKey(reference.Subject)).Select(reference => reference.Subject).Distinct(StringComparer.Ordinal))
                graph.AddEdge(new Edge<string>(subject, target));
        }

        var components = new Dictionary<string, int>(StringComparer.Ordinal);
        graph.StronglyConnectedComponents(components);
        foreach (var cycle in components.GroupBy(pair => pair.Value, pair => pair.Key).Select(group => group.Order(StringComparer.Ordinal).ToList()).OrderBy(members => members[0], StringComparer.Ordinal))
        {
            if (cycle.Count > 1 || graph.ContainsEdge(cycle[0], cycle[0]))
                Report(cycle);
        }

        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var subject in _references.Keys)
            Depth(subject, depths, []);
        return depths;
    }

    private int? Depth(string subject, Dictionary<string, int> depths, HashSet<string> path)
    {
        if (depths.TryGetValue(subject, out var known))
            return known;
        if (!path.Add(subject))
            return null;
        var depth = 0;
        foreach (var target in _references[subject].Where(reference => reference.Version is null).Select(reference => reference.Subject).Where(_references.ContainsKey))
        {
            if (Depth(target, depths, path) is not { } below)
                return null;
            depth = Math.Max(depth, below + 1);
        }

        path.Remove(subject);
        return depths[subject] = depth;
    }

    private void Report(List<string> members)
    {
        List<string> path = [members[0]];
        while (path.IndexOf(path[^1]) == path.Count - 1)
            path.Add(_references[path[^1]].Where(reference => reference.Version is null).Select(reference => reference.Subject).Where(members.Contains).Order(StringComparer.Ordinal).First());
        path.RemoveRange(0, path.IndexOf(path[^1]));
        var first = _subjects[path[0]];
        _findings.Add(ShapeRules.UnknownReference.Finding(
            $"These subjects refer to each other in a circle: {string.Join(" -> ", path)}.", first.Address, _references[first.Subject].First(reference => reference.Subject == path[1]).Location,
            safeWay: "No registry can take them: what is referred to is registered first. Move what they share into a subject of its own.") with
        { Why = null });
    }

    private static IEnumerable<string> NamesOf(SubjectDeclaration declaration)
    {
        foreach (var name in declaration.Document?.Defines ?? [])
            yield return name;
        if (declaration.Document?.Language != SchemaLanguage.Avro)
            yield return declaration.Location.Path[(SubjectParser.Folder.Length + 1)..];
    }

    private static string Beside(string path, string name)
    {
        var parts = path[(SubjectParser.Folder.Length + 1)..].Split('/').SkipLast(1).ToList();
        foreach (var part in name.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static string Last(string name) => name[(name.LastIndexOfAny(['.', '/']) + 1)..] is { Length: > 0 } last ? last : name;

    private static string Sidecar(SubjectDeclaration declaration) => declaration.Location.Path[..declaration.Location.Path.LastIndexOf('.')] + Layout.RepositoryLayout.YamlEnding;
}
