using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands;

/// <summary>Where a command writes a JSON document.</summary>
internal static class OutputFile
{
    /// <summary>The full path. Throws <see cref="UsageException"/> where something else than such a document would be overwritten, such as a definition.</summary>
    public static string Of(string shown, IOContext io)
    {
        var path = Path.GetFullPath(shown, io.CurrentDirectory);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"{shown} cannot be written: its folder does not exist.");
        if (!File.Exists(path))
            return path;
        using var reader = new StreamReader(path);
        int first;
        do
            first = reader.Read();
        while (first >= 0 && char.IsWhiteSpace((char)first));
        return first is < 0 or '{' ? path : throw new UsageException($"{shown} exists and is no JSON document; it is not overwritten.");
    }
}
