namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>A file with all that it imports, directly or not.</summary>
internal sealed class ProtobufImports
{
    private readonly List<ProtobufNode> _visible = [];

    public ProtobufImports(ProtobufNode root, IReadOnlyDictionary<string, ProtobufDocument> references)
    {
        _visible.Add(root);
        var seen = new Dictionary<string, bool>(StringComparer.Ordinal);
        var open = new Queue<(ProtobufNode Import, bool IsVisible)>(root.Of(ProtobufNodeKind.Import).Select(import => (import, true)));
        while (open.TryDequeue(out var next))
        {
            var path = next.Import.Name;
            // A file can be met first where its names are hidden, and later where they are not.
            if (seen.TryGetValue(path, out var wasVisible) && (wasVisible || !next.IsVisible))
                continue;
            seen[path] = next.IsVisible;
            var found = references.TryGetValue(path, out var document) ? (document.File.Text, document.Root) : ProtobufBuiltIns.Find(path);
            if (found is not { } present)
            {
                IsComplete = false;
                continue;
            }

            Texts[path] = present.Text;
            if (next.IsVisible)
                _visible.Add(present.Root);
            foreach (var further in present.Root.Of(ProtobufNodeKind.Import))
                open.Enqueue((further, next.IsVisible && further.Label == "public"));
        }
    }

    /// <summary>False where the text of something that is imported, directly or not, is not at hand: then what is missing may be there.</summary>
    public bool IsComplete { get; } = true;

    /// <summary>The texts of everything that is imported, by path.</summary>
    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The files whose names can be used: itself, its imports, and what those import publicly.</summary>
    public IReadOnlyList<ProtobufNode> Visible => _visible;
}
