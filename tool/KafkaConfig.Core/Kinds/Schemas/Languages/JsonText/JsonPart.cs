using System.Text.Json;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

/// <summary>One value of a JSON text, and where it begins (from 1). <paramref name="Text"/>: the text itself, or a number as it is written; else empty.</summary>
internal sealed record JsonPart(JsonValueKind Kind, string Text, int Line, int Column)
{
    public List<JsonEntry> Entries { get; } = [];

    public List<JsonPart> Items { get; } = [];

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    public bool IsText => Kind == JsonValueKind.String;

    public bool IsNumber => Kind == JsonValueKind.Number;

    public bool IsBoolean => Kind is JsonValueKind.True or JsonValueKind.False;

    public JsonPart? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    /// <summary>The text under a key; null where there is none, or it is something else.</summary>
    public string? TextOf(string key) => this[key] is { IsText: true } part ? part.Text : null;

    /// <summary>What it is, for sentences: <c>a number</c>.</summary>
    public string KindName => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    /// <summary>As a message may show it.</summary>
    public string Noun => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => Items.Count == 0 ? "an empty list" : "a list",
        JsonValueKind.String => $"the text \"{Short}\"",
        JsonValueKind.Number => $"the number {Short}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private string Short => Text.Length > 40 ? Text[..40] + "…" : Text;

    // Equality by place: two equal values of one text are two parts.
    public bool Equals(JsonPart? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
