namespace KafkaConfig.Core.Loading;

/// <summary>Text, one of <paramref name="Choices"/> where there are any.</summary>
public sealed record TextShape(string Expected = "text", IReadOnlyList<string>? Choices = null) : Shape(Expected)
{
    public static TextShape Any { get; } = new();

    public static TextShape OneOf(params string[] choices) => new($"one of {string.Join(", ", choices)}", choices);
}
