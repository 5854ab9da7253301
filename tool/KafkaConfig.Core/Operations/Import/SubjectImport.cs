using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Operations.Import;

/// <summary>Writes definitions for live subjects: the schema, and a sidecar for what the schema does not say. Planning what was imported gives no change.</summary>
public static class SubjectImport
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="schemas">The latest version of each live subject.</param>
    /// <param name="levels">By subject, its own level; those without one are left out.</param>
    /// <param name="environment">Where they live.</param>
    /// <param name="declarations">What the repository declares already.</param>
    public static ImportResult Import(
        IReadOnlyList<LiveSchema> schemas, IReadOnlyDictionary<string, CompatibilityLevel> levels, EnvironmentDefinition environment, IReadOnlyList<IDeclaration> declarations)
    {
        var declared = declarations.Where(declaration => declaration.Address.Kind == ResourceKind.Subject).Select(declaration => declaration.Address.Name).ToHashSet(StringComparer.Ordinal);
        var taken = declared.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var latest = schemas.ToDictionary(schema => schema.Subject, schema => schema.Version, StringComparer.Ordinal);
        var (files, known) = (new List<ImportedFile>(), new List<string>());
        var skipped = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var schema in schemas.OrderBy(schema => schema.Subject, StringComparer.Ordinal))
        {
            var stem = StemOf(schema.Subject);
            if (declared.Contains(schema.Subject))
                known.Add(schema.Subject);
            else if (environment.Owns.Count > 0 && !environment.OwnsName(schema.Subject))
                skipped[schema.Subject] = $"{environment.Name} does not answer for it (owns)";
            else if (!taken.Add(schema.Subject) || !paths.Add(stem))
                skipped[schema.Subject] = "its name differs from another subject's in case, or in characters that no file's name can have";
            else
                files.AddRange(Files(schema, stem, levels.TryGetValue(schema.Subject, out var level) ? level : null, latest));
        }

        return new ImportResult([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], known, [], skipped, new SortedDictionary<string, string>())
        { Imported = paths.Count };
    }

    private static IEnumerable<ImportedFile> Files(LiveSchema schema, string stem, CompatibilityLevel? level, Dictionary<string, int> latest)
    {
        var end = stem.IndexOfAny(['.', '-', '_'], 1);
        var path = $"{SubjectParser.Folder}/{(end > 0 ? stem[..end] : stem)}/{stem}";
        yield return new ImportedFile(path + SchemaLanguages.EndingOf(schema.Language), TextOf(schema));
        var sidecar = new StringBuilder();
        if (stem != schema.Subject)
            sidecar.Append(System.Globalization.CultureInfo.InvariantCulture, $"subject: {Quoted(schema.Subject)}\n");
        if (level is { } own)
            sidecar.Append(System.Globalization.CultureInfo.InvariantCulture, $"compatibility: {CompatibilityLevels.NameOf(own)}\n");
        if (schema.References.Count > 0)
            sidecar.Append("references:\n");
        foreach (var reference in schema.References)
        {
            var version = latest.GetValueOrDefault(reference.Subject) == reference.Version ? "latest" : reference.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            sidecar.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {{ name: {Quoted(reference.Name)}, subject: {Quoted(reference.Subject)}, version: {version} }}\n");
        }

        if (sidecar.Length > 0)
            yield return new ImportedFile(path + RepositoryLayout.YamlEnding, sidecar.ToString());
    }

    // Laid out for people where that changes nothing.
    private static string TextOf(LiveSchema schema)
    {
        if (schema.Language == SchemaLanguage.Protobuf)
            return schema.Text;
        try
        {
            return JsonNode.Parse(schema.Text)?.ToJsonString(Layout) + "\n";
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return schema.Text;
        }
    }

    private static string StemOf(string subject)
    {
        var stem = new string([.. subject.Select(character => char.IsControl(character) || "/\\:*?\"<>|".Contains(character, StringComparison.Ordinal) ? '-' : character)]);
        return stem.TrimStart('.', '-') is { Length: > 0 } rest ? rest : "subject";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
