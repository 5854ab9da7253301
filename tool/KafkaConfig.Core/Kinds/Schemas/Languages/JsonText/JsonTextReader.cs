using System.Text;
using System.Text.Json;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

/// <summary>Reads a JSON text strictly, and remembers where everything stands.</summary>
internal sealed class JsonTextReader
{
    private const int MaximumDepth = 60;

    private readonly SourceFile _file;
    private readonly List<Finding> _findings;
    private readonly byte[] _bytes;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    private JsonTextReader(SourceFile file, List<Finding> findings)
    {
        _file = file;
        _findings = findings;
        _bytes = Encoding.UTF8.GetBytes(file.Text.TrimStart('\uFEFF'));
    }

    /// <summary>Null where it is no JSON. A key that stands twice is reported, and its first value kept.</summary>
    public static JsonPart? Read(SourceFile file, string expected, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(file.Text.TrimStart('\uFEFF')))
        {
            findings.Add(file.Finding(ShapeRules.InvalidSchema, 1, 1, $"The file is empty; expected {expected}."));
            return null;
        }

        return new JsonTextReader(file, findings).Read();
    }

    private JsonPart? Read()
    {
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = MaximumDepth + 4 });
        try
        {
            reader.Read();
            var part = ReadValue(ref reader);
            // Anything but white space after the value throws here.
            return part is null || reader.Read() ? null : part;
        }
        catch (JsonException exception)
        {
            ReportBroken(exception);
            return null;
        }
    }

    private JsonPart? ReadValue(ref Utf8JsonReader reader)
    {
        MoveTo((int)reader.TokenStartIndex);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return ReadScalar(ref reader);
        var part = new JsonPart(reader.TokenType == JsonTokenType.StartObject ? JsonValueKind.Object : JsonValueKind.Array, "", _line, _column);
        if (reader.CurrentDepth >= MaximumDepth)
        {
            Report(ShapeRules.InvalidSchema, _line, _column, $"Objects and lists stand within one another more than {MaximumDepth} deep.");
            return null;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            if (!part.IsObject)
            {
                if (ReadValue(ref reader) is not { } item)
                    return null;
                part.Items.Add(item);
                continue;
            }

            if (ReadScalar(ref reader) is not { } key || !reader.Read() || ReadValue(ref reader) is not { } value)
                return null;
            if (seen.TryAdd(key.Text, key.Line))
                part.Entries.Add(new JsonEntry(key.Text, key.Line, key.Column, value));
            else
                Report(ShapeRules.DuplicateKey, key.Line, key.Column, $"The key '{key.Text}' is given twice; first at line {seen[key.Text]}.", "Keep one of them.");
        }

        return part;
    }

    private JsonPart? ReadScalar(ref Utf8JsonReader reader)
    {
        MoveTo((int)reader.TokenStartIndex);
        var (line, column) = (_line, _column);
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return new JsonPart(JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), line, column);
            case JsonTokenType.True:
                return new JsonPart(JsonValueKind.True, "", line, column);
            case JsonTokenType.False:
                return new JsonPart(JsonValueKind.False, "", line, column);
            case JsonTokenType.Null:
                return new JsonPart(JsonValueKind.Null, "", line, column);
            default:
                try
                {
                    return new JsonPart(JsonValueKind.String, reader.GetString() ?? "", line, column);
                }
                catch (InvalidOperationException)
                {
                    Report(ShapeRules.InvalidSchema, line, column, "The text holds half of a surrogate pair, which is no character.");
                    return null;
                }
        }
    }

    private void ReportBroken(JsonException exception)
    {
        MoveToLine((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
        var found = _offset < _bytes.Length ? (char)_bytes[_offset] : '\0';
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var message = (end < 0 ? exception.Message : exception.Message[..end]).Replace(" Change the reader options.", "", StringComparison.Ordinal);
        if (message.Contains("trailing comma", StringComparison.Ordinal))
            message = "A comma must not stand before the closing bracket.";
        else if (found == '/')
            message = "JSON has no comments.";
        else if (found == '\'')
            message = "Texts and keys stand in double quotes in JSON.";
        else if (_offset >= _bytes.Length)
            message = "The JSON ends before it is complete.";
        Report(ShapeRules.InvalidSchema, _line, _column, message);
    }

    private void MoveToLine(int line, int bytesInLine)
    {
        (_offset, _line, _column) = (0, 1, 1);
        for (var start = 0; line > 0 && start >= 0; line--)
        {
            start = Array.IndexOf(_bytes, (byte)'\n', start) + 1;
            MoveTo(start);
        }

        MoveTo(_offset + bytesInLine);
    }

    // Columns count what a string counts, so that editors and excerpts agree with them.
    private void MoveTo(int offset)
    {
        for (var stop = Math.Min(offset, _bytes.Length); _offset < stop; _offset++)
        {
            var current = _bytes[_offset];
            if (current == (byte)'\n')
                (_line, _column) = (_line + 1, 1);
            else if ((current & 0xC0) != 0x80)
                _column += current >= 0xF0 ? 2 : 1;
        }
    }

    private void Report(RuleDescription rule, int line, int column, string what, string? safeWay = null) => _findings.Add(_file.Finding(rule, line, column, what, safeWay));
}
