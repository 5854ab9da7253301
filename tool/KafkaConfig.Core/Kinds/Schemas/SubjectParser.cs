using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Reads one subject: its schema's text, and the sidecar beside it. The sidecar's fields also write the editors' JSON Schema.</summary>
public static class SubjectParser
{
    public const string Folder = "schemas";

    /// <summary>What any layer may say of a subject.</summary>
    public static ObjectShape LayerShape { get; } = new("subject settings",
    [
        new("compatibility", TextShape.OneOf([.. CompatibilityLevels.AllNames]), "Which readers and writers a new version must not break; the registry's own level where nothing is said."),
        new("normalize", new BooleanShape(), "True: the registry may rewrite the text into its normal form."),
    ]);

    /// <summary>The sidecar.</summary>
    public static ObjectShape Shape { get; } = new("the subject",
    [
        new("subject", TextShape.Any, "The subject's name, where it cannot be a file's name."),
        new("owner", TextShape.Any, "The team that answers for it."),
        .. LayerShape.Fields,
        new("references", new ListShape(new ObjectShape("a reference", [
            new("name", TextShape.Any, "The name that the schema uses: an Avro full name, a Protobuf import, the document of a JSON $ref.", Required: true),
            new("subject", TextShape.Any, "The subject that defines it.", Required: true),
            new("version", new EitherShape(TextShape.OneOf("latest"), new IntegerShape(1, int.MaxValue)), "A number, or 'latest': as of this change set."),
        ])), "References that cannot be inferred from the schema."),
        new("environments", new MapShape("environments by name", new EitherShape(TextShape.OneOf("absent"), LayerShape)), "Differences by environment."),
    ]);

    /// <summary>Null where the files are too broken to know which subject they declare.</summary>
    public static SubjectDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings)
    {
        if (file.Problem is not null)
        {
            findings.Add(file.Finding(ShapeRules.UnreadableFile, 1, 1, $"This file {file.Problem}."));
            return null;
        }

        var before = findings.Count;
        var document = SchemaLanguages.ReaderOf(SchemaLanguages.Of(file.Path)).Read(file, findings);
        var root = sidecar is null ? YamlMapping.Empty : YamlReader.Read(sidecar, findings);
        if (root is null)
            return null;
        if (sidecar is not null)
            new ShapeChecker(sidecar, findings).Check(root, Shape, "the subject");
        var subject = Name(file, sidecar, root, findings);
        if (!CanBeSubject(subject))
            findings.Add((sidecar ?? file).Finding(ShapeRules.IllegalName, root.Text("subject")?.Line ?? 1, root.Text("subject")?.Column ?? 1, $"'{subject}' is no name of a subject: a registry would take it for something else."));
        return new SubjectDeclaration
        {
            Subject = subject,
            Location = new SourceLocation(file.Path, 1, 1),
            Owner = root.Text("owner")?.Value ?? "",
            OwnerLocation = sidecar is not null && root.Text("owner") is { } owner ? sidecar.At(owner) : null,
            Document = document,
            Layer = sidecar is null ? SubjectLayer.Empty : ReadLayer(root, sidecar, "file"),
            Explicit = sidecar is null ? [] : References(root, sidecar, findings),
            Environments = sidecar is null ? new Dictionary<string, SubjectEnvironment>() : Environments(root, sidecar),
            IsSound = document is not null && findings.Count == before,
        };
    }

    /// <summary>The settings of one layer; values that are wrong are reported by the shape check and left out.</summary>
    public static SubjectLayer ReadLayer(YamlMapping node, SourceFile file, string origin) => new(
        node.Text("compatibility") is { } level && CompatibilityLevels.Parse(level.Value) is { } value ? new Sourced<CompatibilityLevel>(value, origin, file.At(level)) : null,
        node.Boolean("normalize") is { } normalize && node["normalize"] is { } place ? new Sourced<bool>(normalize, origin, file.At(place)) : null);

    private static string Name(SourceFile file, SourceFile? sidecar, YamlMapping root, List<Finding> findings)
    {
        if (sidecar is null || root.Text("subject") is not { } stated || stated.Value == file.Stem)
            return file.Stem;
        if (CanBeFileName(stated.Value))
        {
            findings.Add(sidecar.Finding(
                ShapeRules.NameMismatch, stated.Line, stated.Column, $"The file is named '{file.Stem}', and says that its subject is '{stated.Value}'.",
                $"Rename the files to {stated.Value}, or drop the key: it is for names that cannot be a file's."));
        }

        return stated.Value;
    }

    // A path that ends in one or two dots is another path, and a context alone is all of its subjects.
    private static bool CanBeSubject(string name) => name is not ("." or "..") && SubjectNaming.ContextOf(name) != name;

    // On any system; a name that only some of them allow belongs into the sidecar.
    private static bool CanBeFileName(string name) => name is not ("." or "..") && !name.StartsWith('.') && !name.Any(character => char.IsControl(character) || "/\\:*?\"<>|".Contains(character, StringComparison.Ordinal));

    private static List<WantedReference> References(YamlMapping root, SourceFile sidecar, List<Finding> findings)
    {
        var references = new List<WantedReference>();
        foreach (var item in root["references"] is YamlSequence sequence ? sequence.Items.OfType<YamlMapping>() : [])
        {
            if (item.Text("name") is not { } name || item.Text("subject") is not { } subject)
                continue;
            if (!CanBeSubject(subject.Value))
            {
                findings.Add(sidecar.Finding(ShapeRules.IllegalName, subject.Line, subject.Column, $"'{subject.Value}' is no name of a subject."));
                continue;
            }

            if (references.Exists(known => known.Name == name.Value))
            {
                findings.Add(sidecar.Finding(ShapeRules.DuplicateKey, name.Line, name.Column, $"The reference '{name.Value}' is given twice."));
                continue;
            }

            references.Add(new WantedReference(name.Value, subject.Value, item.Integer("version"), sidecar.At(name)));
        }

        return references;
    }

    private static Dictionary<string, SubjectEnvironment> Environments(YamlMapping root, SourceFile sidecar)
    {
        var environments = new Dictionary<string, SubjectEnvironment>(StringComparer.Ordinal);
        foreach (var entry in root.Map("environments")?.Entries ?? [])
        {
            if (entry.Value is YamlMapping node)
                environments[entry.Key.Value] = new SubjectEnvironment(sidecar.At(entry.Key), ReadLayer(node, sidecar, $"environment {entry.Key.Value}"));
            else if (entry.Value is YamlScalar { Value: "absent" })
                environments[entry.Key.Value] = new SubjectEnvironment(sidecar.At(entry.Key), null);
        }

        return environments;
    }
}
