using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>What one environment should hold of a subject: its schema as the latest version, and its level.</summary>
public sealed record SubjectDefinition : IDefinition
{
    public required string Subject { get; init; }

    /// <summary>Empty where nobody is named.</summary>
    public required string Owner { get; init; }

    public required SourceLocation Location { get; init; }

    public required SchemaDocument Document { get; init; }

    /// <summary>The schema in a form that can be compared.</summary>
    public required SchemaShape Shape { get; init; }

    public SchemaLanguage Language => Document.Language;

    public string Text => Document.File.Text;

    /// <summary>In ordinal order of names.</summary>
    public required IReadOnlyList<WantedReference> References { get; init; }

    /// <summary>The schemas behind them, as far as this repository declares them, by name; those behind these, too.</summary>
    public required IReadOnlyDictionary<string, SchemaDocument> Referenced { get; init; }

    /// <summary>Null: the registry's own.</summary>
    public required Sourced<CompatibilityLevel>? Compatibility { get; init; }

    /// <summary>True where the registry may rewrite the text into its normal form.</summary>
    public required bool Normalize { get; init; }

    /// <summary>What has less is registered first.</summary>
    public required int Depth { get; init; }

    public ResourceAddress Address => ResourceAddress.Subject(Subject);

    /// <summary>As it would be registered with these versions of what it refers to.</summary>
    public NewSchema With(IReadOnlyList<SchemaReference> references) => new(Subject, Language, Text, references, Normalize);
}
