using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>A subject as its schema file, and the sidecar where there is one, declare it.</summary>
public sealed record SubjectDeclaration : IDeclaration
{
    public required string Subject { get; init; }

    /// <summary>The schema file, where it begins.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Empty where the sidecar names none.</summary>
    public required string Owner { get; init; }

    public SourceLocation? OwnerLocation { get; init; }

    /// <summary>The schema's text, read; null where it is broken (reported).</summary>
    public required SchemaDocument? Document { get; init; }

    public SubjectLayer Layer { get; init; } = SubjectLayer.Empty;

    /// <summary>References that the sidecar spells out, in its order.</summary>
    public IReadOnlyList<WantedReference> Explicit { get; init; } = [];

    public IReadOnlyDictionary<string, SubjectEnvironment> Environments { get; init; } = new Dictionary<string, SubjectEnvironment>();

    /// <summary>All references, spelled out or inferred, in ordinal order of names. Known once all declarations are.</summary>
    public IReadOnlyList<WantedReference> References { get; init; } = [];

    /// <summary>The schemas of all names that it takes from others of this repository, directly or not, by name.</summary>
    public IReadOnlyDictionary<string, SchemaDocument> Referenced { get; init; } = new Dictionary<string, SchemaDocument>();

    /// <summary>The schema in a form that can be compared; null where it, or what it refers to, has findings. Known once all declarations are.</summary>
    public SchemaShape? Shape { get; init; }

    /// <summary>How many references away the farthest subject is that it needs: what has less is registered first.</summary>
    public int Depth { get; init; }

    /// <summary>False where it, or what it refers to, has findings.</summary>
    public bool IsSound { get; init; } = true;

    public ResourceAddress Address => ResourceAddress.Subject(Subject);
}
