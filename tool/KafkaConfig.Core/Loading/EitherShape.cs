namespace KafkaConfig.Core.Loading;

/// <summary>One word, or a map: <c>absent</c> or settings.</summary>
public sealed record EitherShape(TextShape Word, ObjectShape Map) : Shape($"{Word.Expected}, or {Map.Expected}");
