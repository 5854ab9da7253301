using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Compares a declared schema with the live one by what it means: white space, order of keys and documentation make no difference.</summary>
public static class SubjectDiffer
{
    /// <summary>True where registering would change nothing that matters.</summary>
    /// <param name="definition">What the files say.</param>
    /// <param name="live">The latest live version.</param>
    /// <param name="references">With the versions that it would be registered with.</param>
    public static bool IsSame(SubjectDefinition definition, LiveSchema live, IReadOnlyList<PlannedReference> references)
    {
        if (definition.Language != live.Language || !SameReferences(live, references))
            return false;
        return SchemaWhiteSpace.AreSame(live.Language, definition.Text, live.Text) || ShapeOf(live, definition.Referenced)?.Canonical == definition.Shape.Canonical;
    }

    /// <summary>The change that makes the definition the latest version.</summary>
    public static RegisterSchema Register(SubjectDefinition definition, LiveSchema? live, IReadOnlyList<PlannedReference> references) =>
        new(definition, live, references, live is null ? [Summary(definition)] : Elements(definition, live));

    /// <summary>The change of the subject's own level; null where it is as declared, or not declared.</summary>
    /// <param name="definition">What the files say.</param>
    /// <param name="own">The subject's own level.</param>
    /// <param name="registry">What holds where a subject has none.</param>
    /// <param name="isNew">True where the subject is registered by the same change set.</param>
    public static ChangeCompatibility? Level(SubjectDefinition definition, CompatibilityLevel? own, RegistryDescription registry, bool isNew)
    {
        if (definition.Compatibility is not { } wanted || wanted.Value == own)
            return null;
        var isKept = registry.TellsUnsetLevels || wanted.Value != CompatibilityLevel.None;
        // Such a registry answers NONE for "not set"; where that is what is in force, nothing is to do.
        if (!isKept && own is null && registry.Level == CompatibilityLevel.None)
            return null;
        return new ChangeCompatibility(definition.Address, own, own ?? registry.Level, wanted, isNew, isKept || registry.Level == CompatibilityLevel.None) { RegistryLevel = registry.Level };
    }

    private static bool SameReferences(LiveSchema live, IReadOnlyList<PlannedReference> references) =>
        live.References.Count == references.Count && references.All(reference =>
            reference.Version is { } version && live.References.Contains(new SchemaReference(reference.Name, reference.Subject, version)));

    private static FieldChange Summary(SubjectDefinition definition)
    {
        var elements = definition.Shape.Elements.Count(element => element.Path != Languages.Avro.AvroDocument.OrderPath);
        return new FieldChange("schema", null, $"{(definition.Document.RecordName is { } record ? $"{record}, " : "")}{Amount.Of(elements, "element")}") { AfterOrigin = "file", Source = definition.Location };
    }

    private static List<FieldChange> Elements(SubjectDefinition definition, LiveSchema live)
    {
        // Of two languages no part has a counterpart.
        if (live.Language != definition.Language)
            return [];
        var after = definition.Shape;
        if (ShapeOf(live, definition.Referenced) is not { } before)
            return [new FieldChange("schema", "(its text cannot be read as a schema)", Summary(definition).After) { Source = definition.Location }];
        var old = before.Elements.ToDictionary(element => element.Path, element => element.Text, StringComparer.Ordinal);
        var changes = new List<FieldChange>();
        foreach (var element in after.Elements)
        {
            if (!old.Remove(element.Path, out var text))
                changes.Add(new FieldChange(element.Path, null, element.Text) { IsAddition = true, Source = definition.Location with { Line = element.Line } });
            else if (text != element.Text)
                changes.Add(new FieldChange(element.Path, text, element.Text) { Source = definition.Location with { Line = element.Line } });
        }

        changes.AddRange(before.Elements.Where(element => old.ContainsKey(element.Path)).Select(element => new FieldChange(element.Path, element.Text, null) { IsRemoval = true, Source = definition.Location }));
        // Fields that come and go change the order, too.
        if (changes.Count > 1)
            changes.RemoveAll(change => change.Field == Languages.Avro.AvroDocument.OrderPath);
        if (changes.Count == 0 && after.Canonical != before.Canonical)
            changes.Add(new FieldChange("schema", "the same parts", "in another order") { Source = definition.Location });
        return changes;
    }

    private static SchemaShape? ShapeOf(LiveSchema live, IReadOnlyDictionary<string, SchemaDocument> references) => DocumentOf(live)?.Link(references, []);

    /// <summary>A live text, read; null where it cannot be.</summary>
    public static SchemaDocument? DocumentOf(LiveSchema live) =>
        SchemaLanguages.ReaderOf(live.Language).Read(SourceFile.Read(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{live.Subject} version {live.Version}"), live.Text), []);
}
