using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>Reads documents that an earlier run wrote.</summary>
internal static class DocumentFile
{
    /// <summary>Throws <see cref="UsageException"/> for a missing file, for what is no such document, and for another format version.</summary>
    public static T Read<T>(string path, string shown, string what, string origin, JsonTypeInfo<T> type, Func<T, int> version, int expected)
        where T : class
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no {what} {shown}; {origin}.");
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllText(path), type);
            return document is not null && version(document) == expected
                ? document
                : throw new UsageException($"{shown} has format version {(document is null ? "" : version(document))}; this version reads {expected}.");
        }
        catch (JsonException problem)
        {
            throw new UsageException($"{shown}:{problem.LineNumber + 1}: this is no {what}: {Words(problem)}.");
        }
    }

    // The names of our own types are nobody's business.
    private static string Words(JsonException problem)
    {
        var words = problem.Message.Split(" Path:")[0].TrimEnd('.');
        const string Missing = "missing required properties including: ";
        var at = words.IndexOf(Missing, StringComparison.Ordinal);
        return at < 0 ? words : $"it lacks {words[(at + Missing.Length)..].Split(';')[0]}";
    }
}
