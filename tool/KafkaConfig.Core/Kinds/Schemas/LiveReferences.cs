using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Reads the schemas that live schemas refer to, directly or not, each version once.</summary>
internal sealed class LiveReferences(ISchemaRegistry registry)
{
    private readonly Dictionary<SubjectVersion, Fact<LiveSchema?>> _read = [];

    /// <summary>After it, <see cref="DocumentsOf"/> answers for these.</summary>
    public async Task ReadAsync(IEnumerable<SchemaReference> references, CancellationToken cancellationToken)
    {
        var open = Missing(references);
        while (open.Count > 0)
        {
            foreach (var (version, fact) in open.Zip(await registry.ReadAsync(open, cancellationToken)))
                _read[version] = fact.Fact;
            open = Missing(open.SelectMany(version => _read[version] is Fact<LiveSchema?>.Known { Value: { } schema } ? schema.References : []));
        }
    }

    /// <summary>By name, the documents behind the references; unknown where one could not be read.</summary>
    public Fact<IReadOnlyDictionary<string, SchemaDocument>> DocumentsOf(IReadOnlyList<SchemaReference> references)
    {
        var documents = new Dictionary<string, SchemaDocument>(StringComparer.Ordinal);
        return Collect(references, documents) is { } why
            ? new Fact<IReadOnlyDictionary<string, SchemaDocument>>.Unknown(why)
            : new Fact<IReadOnlyDictionary<string, SchemaDocument>>.Known(documents);
    }

    private string? Collect(IReadOnlyList<SchemaReference> references, Dictionary<string, SchemaDocument> documents)
    {
        foreach (var reference in references.Where(reference => !documents.ContainsKey(reference.Name)))
        {
            var fact = _read.GetValueOrDefault(new SubjectVersion(reference.Subject, reference.Version));
            if (fact is not Fact<LiveSchema?>.Known { Value: { } schema })
                return FormattableString.Invariant($"version {reference.Version} of {reference.Subject} could not be read: {(fact is Fact<LiveSchema?>.Unknown unknown ? unknown.Why : "it is absent")}");
            if (SubjectDiffer.DocumentOf(schema) is not { } document)
                return FormattableString.Invariant($"version {reference.Version} of {reference.Subject} cannot be parsed");
            documents[reference.Name] = document;
            if (Collect(schema.References, documents) is { } why)
                return why;
        }

        return null;
    }

    private List<SubjectVersion> Missing(IEnumerable<SchemaReference> references) =>
        [.. references.Select(reference => new SubjectVersion(reference.Subject, reference.Version)).Distinct().Where(version => !_read.ContainsKey(version))];
}
