using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Two schema texts, line by line, for people; null where none differs. JSON is laid out the same way on both sides first: registries often hold it in one line.</summary>
internal static class SchemaTextDiff
{
    private const int Context = 2;
    private const int MostLines = 200;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Of(SchemaLanguage languageBefore, string before, SchemaLanguage languageAfter, string after)
    {
        var lines = InlineDiffBuilder.Diff(Lay(languageBefore, before), Lay(languageAfter, after)).Lines;
        if (lines.All(line => line.Type == ChangeType.Unchanged))
            return null;
        var shown = new bool[lines.Count];
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Type == ChangeType.Unchanged)
                continue;
            for (var near = Math.Max(0, index - Context); near <= Math.Min(lines.Count - 1, index + Context); near++)
                shown[near] = true;
        }

        var text = new StringBuilder();
        var count = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            if (!shown[index])
            {
                if (index == 0 || shown[index - 1])
                    text.Append("  …\n");
                continue;
            }

            if (++count > MostLines)
                return text.Append("  … and more\n").ToString();
            text.Append(lines[index].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }).Append(lines[index].Text).Append('\n');
        }

        return text.ToString();
    }

    private static string Lay(SchemaLanguage language, string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (language == SchemaLanguage.Protobuf)
            return text.Trim();
        try
        {
            return JsonNode.Parse(text)?.ToJsonString(Layout) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
