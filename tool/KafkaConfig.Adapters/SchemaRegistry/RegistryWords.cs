using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Levels, languages and subjects as Confluent's API writes them.</summary>
internal static class RegistryWords
{
    private const string Avro = "AVRO";
    private const string Json = "JSON";
    private const string Protobuf = "PROTOBUF";
    private const string ContextStart = ":.";

    private static readonly Dictionary<string, CompatibilityLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = CompatibilityLevel.None,
        ["BACKWARD"] = CompatibilityLevel.Backward,
        ["BACKWARD_TRANSITIVE"] = CompatibilityLevel.BackwardTransitive,
        ["FORWARD"] = CompatibilityLevel.Forward,
        ["FORWARD_TRANSITIVE"] = CompatibilityLevel.ForwardTransitive,
        ["FULL"] = CompatibilityLevel.Full,
        ["FULL_TRANSITIVE"] = CompatibilityLevel.FullTransitive,
    };

    /// <summary>Null for a word that is none.</summary>
    public static CompatibilityLevel? Level(string word) => Levels.TryGetValue(word, out var level) ? level : null;

    /// <summary>A server leaves it out for Avro. Null for a word that is none.</summary>
    public static SchemaLanguage? Language(string? word) => word switch
    {
        null or "" or Avro => SchemaLanguage.Avro,
        Json => SchemaLanguage.Json,
        Protobuf => SchemaLanguage.Protobuf,
        _ => null,
    };

    /// <summary>Null for Avro: servers that know nothing else do not know the word either.</summary>
    public static string? Language(SchemaLanguage language) => language switch
    {
        SchemaLanguage.Json => Json,
        SchemaLanguage.Protobuf => Protobuf,
        _ => null,
    };

    /// <summary><c>:.name:</c> of a subject in a context; empty for one of the default context.</summary>
    public static string ContextOf(string subject) =>
        subject.StartsWith(ContextStart, StringComparison.Ordinal) && subject.IndexOf(':', ContextStart.Length) is var end and > 0 ? subject[..(end + 1)] : "";
}
