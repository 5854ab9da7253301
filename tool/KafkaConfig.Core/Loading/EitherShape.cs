namespace KafkaConfig.Core.Loading;

/// <summary>One word, or something else: <c>absent</c> or settings, <c>latest</c> or a number.</summary>
public sealed record EitherShape(TextShape Word, Shape Other) : Shape($"{Word.Expected}, or {Other.Expected}");
