namespace KafkaConfig.Adapters.Http;

/// <summary>How what happened to a request is told.</summary>
internal static class ServiceWords
{
    public static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}
