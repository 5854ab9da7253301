using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Testing;

/// <summary>Builds subjects for tests, with the few values that a test cares about.</summary>
public static class SomeSubject
{
    public static SourceLocation Place(string name = "orders.placed-value", int line = 1) => new($"schemas/{name}.avsc", line, 1);

    /// <summary>A record with the fields given as JSON.</summary>
    public static string Record(string fields = "{ \"name\": \"id\", \"type\": \"string\" }", string name = "Order") =>
        $"{{ \"type\": \"record\", \"name\": \"{name}\", \"namespace\": \"acme\", \"fields\": [ {fields} ] }}";

    public static SubjectDefinition Definition(
        string subject = "orders.placed-value", string? text = null, CompatibilityLevel? level = null, int depth = 0, SchemaLanguage language = SchemaLanguage.Avro, params (string Name, string Subject, int? Version)[] references) => new()
        {
            Subject = subject,
            Owner = "team-orders",
            Location = Place(subject),
            Document = Document(text ?? Record(), language),
            Shape = Document(text ?? Record(), language).Link(new Dictionary<string, SchemaDocument>(), []) ?? throw new InvalidOperationException("no schema"),
            References = [.. references.Select(reference => new WantedReference(reference.Name, reference.Subject, reference.Version, Place(subject)))],
            Referenced = new Dictionary<string, SchemaDocument>(),
            Compatibility = level is { } value ? new Sourced<CompatibilityLevel>(value, "file", Place(subject)) : null,
            Normalize = false,
            Depth = depth,
        };

    public static SchemaDocument Document(string text, SchemaLanguage language = SchemaLanguage.Avro)
    {
        var findings = new List<Finding>();
        return SchemaLanguages.ReaderOf(language).Read(SourceFile.Read("schemas/some" + SchemaLanguages.EndingOf(language), text), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings.Select(finding => finding.What)));
    }

    public static LiveSchema Live(string subject = "orders.placed-value", int version = 1, string? text = null, SchemaLanguage language = SchemaLanguage.Avro, params SchemaReference[] references) =>
        new(subject, version, 100 + version, language, text ?? Record(), references);

    public static RegisterSchema Register(SubjectDefinition definition, LiveSchema? latest = null, params PlannedReference[] references) =>
        SubjectDiffer.Register(definition, latest, references);
}
