using Google.Protobuf.Reflection;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Asks protobuf-net what it finds wrong beyond grammar and names: options that do not exist, values that do not fit, words of another syntax. It sees memory alone.</summary>
internal static class ProtobufLibrary
{
    // No import can be spelled so.
    private const string Own = "<this>.proto";

    private const int TypeNotFound = 2;
    private const int ImportNotFound = 4;
    private const int MissingCustomOption = 7;
    private const int ImportNotPermitted = 13;
    private const int FieldDuplicatedName = 19;

    // It stumbled over a text whose grammar is right: no word of it can be relied on. Seen with "import weak" and with lists of extension ranges.
    private static readonly HashSet<int> Stumbles = [16, 31, 32, 33, 35, 36, 38, 39, 40];

    public static void Check(SourceFile file, ProtobufImports imports, List<Finding> findings)
    {
        var set = new FileDescriptorSet { FileSystem = new NoFiles(), ImportValidator = imports.Texts.ContainsKey };
        foreach (var (path, text) in imports.Texts)
            Add(set, path, text, false);
        Add(set, Own, file.Text, true);
        set.Process();
        var errors = set.GetErrors().Where(error => error.IsError && error.File == Own).ToList();
        if (errors.Any(error => Stumbles.Contains(error.ErrorNumber) && !IsBadDefault(error.Message)))
            return;
        var told = findings.Select(finding => finding.Location?.Line).ToHashSet();
        foreach (var error in errors)
        {
            if (error.ErrorNumber is TypeNotFound or ImportNotFound or ImportNotPermitted or FieldDuplicatedName
                || (error.ErrorNumber == MissingCustomOption && !imports.IsComplete) || told.Contains(error.LineNumber))
            {
                continue;
            }

            var line = Math.Max(1, error.LineNumber);
            findings.Add(file.Finding(ShapeRules.InvalidSchema, line, Math.Max(1, error.ColumnNumber), Sentence(error)));
        }
    }

    // Numbered like a stumble, and none.
    private static bool IsBadDefault(string message) => message.StartsWith("invalid ", StringComparison.Ordinal);

    private static string Sentence(ProtoBuf.Reflection.Error error)
    {
        var message = error.Message.Trim().TrimEnd('.');
        return error.ErrorNumber == MissingCustomOption && message.Split('\'') is [_, var name, ..] ? $"There is no option '{name}' here." : $"{char.ToUpperInvariant(message[0])}{message[1..]}.";
    }

    private static void Add(FileDescriptorSet set, string path, string text, bool isOwn)
    {
        using var reader = new StringReader(text);
        set.Add(path, isOwn, reader);
    }

    private sealed class NoFiles : IFileSystem
    {
        public bool Exists(string path) => false;

        public TextReader OpenText(string path) => TextReader.Null;
    }
}
