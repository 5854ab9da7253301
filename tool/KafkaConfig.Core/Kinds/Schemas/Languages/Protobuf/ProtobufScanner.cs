using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Cuts a <c>.proto</c> text into tokens and leaves comments out. The library's own does so too, and tells neither open texts and comments nor the places of names.</summary>
internal sealed class ProtobufScanner(SourceFile file, List<Finding> findings)
{
    private readonly string _text = file.Text;
    private readonly List<ProtobufToken> _tokens = [];
    private int _position;
    private int _line = 1;
    private int _lineStart;

    public IReadOnlyList<ProtobufToken> Scan()
    {
        if (_text.StartsWith('\uFEFF'))
            _position = _lineStart = 1;
        while (_position < _text.Length)
            ScanOne();
        _tokens.Add(new ProtobufToken(ProtobufTokenKind.End, "", _line, Column(_position)));
        return _tokens;
    }

    private static bool IsWordStart(char character) => char.IsAsciiLetter(character) || character == '_';

    private static bool IsWordPart(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private int Column(int position) => position - _lineStart + 1;

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private void ScanOne()
    {
        var character = _text[_position];
        if (character == '\n')
            NextLine();
        else if (char.IsWhiteSpace(character))
            _position++;
        else if (character == '/' && Peek(1) == '/')
            _position = _text.IndexOf('\n', _position) is var end and >= 0 ? end : _text.Length;
        else if (character == '/' && Peek(1) == '*')
            SkipComment();
        else if (IsWordStart(character) || (character == '.' && IsWordStart(Peek(1)) && !EndsBefore()))
            ScanWord();
        else if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(Peek(1))))
            ScanNumber();
        else if (character is '"' or '\'')
            ScanText(character);
        else
            ScanSign(character);
    }

    // In "(a).b" the dot is a sign of its own place all the same: names of options are put together again by the parser.
    private bool EndsBefore() => _position > 0 && IsWordPart(_text[_position - 1]);

    private void NextLine()
    {
        _position++;
        _line++;
        _lineStart = _position;
    }

    private void SkipComment()
    {
        var (line, column) = (_line, Column(_position));
        var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            findings.Add(file.Finding(ShapeRules.InvalidSchema, line, column, "The comment is never closed.", "Close it with */."));
            end = _text.Length;
        }

        var stop = Math.Min(_text.Length, end + 2);
        while (_position < stop)
        {
            if (_text[_position] == '\n')
                NextLine();
            else
                _position++;
        }
    }

    private void ScanWord()
    {
        var start = _position++;
        while (IsWordPart(Peek(0)) || (Peek(0) == '.' && IsWordStart(Peek(1))))
            _position++;
        Add(ProtobufTokenKind.Word, start);
    }

    private void ScanNumber()
    {
        var start = _position;
        while (IsWordPart(Peek(0)) || Peek(0) == '.' || (Peek(0) is '+' or '-' && _text[_position - 1] is 'e' or 'E' && !_text.AsSpan(start).StartsWith("0x", StringComparison.OrdinalIgnoreCase)))
            _position++;
        Add(ProtobufTokenKind.Number, start);
    }

    private void ScanText(char quote)
    {
        var start = _position++;
        while (Peek(0) is not ('\0' or '\n') && Peek(0) != quote)
            _position += Peek(0) == '\\' && Peek(1) is not ('\0' or '\n') ? 2 : 1;
        var column = Column(start);
        var inner = _text[(start + 1).._position];
        if (Peek(0) == quote)
            _position++;
        else
            findings.Add(file.Finding(ShapeRules.InvalidSchema, _line, column, "The text is not closed on its line.", $"Close it with {quote}."));
        // The quote is missing, not the end of the statement.
        if (_text[_position - 1] != quote && inner.TrimEnd() is [.., ';'] cut)
        {
            inner = cut[..^1];
            _position = start + 1 + inner.Length;
        }

        _tokens.Add(new ProtobufToken(ProtobufTokenKind.Text, Unquoted(inner, quote), _line, column));
    }

    // As it would stand between double quotes.
    private static string Unquoted(string inner, char quote) =>
        quote == '"' ? inner : inner.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private void ScanSign(char character)
    {
        if (!"{}[]()<>=;,.:-+/".Contains(character, StringComparison.Ordinal))
        {
            var rune = System.Text.Rune.TryGetRuneAt(_text, _position, out var found) ? found : System.Text.Rune.ReplacementChar;
            var shown = System.Text.Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : rune.ToString();
            findings.Add(file.Finding(ShapeRules.InvalidSchema, _line, Column(_position), $"'{shown}' has no meaning here."));
            var start = _position;
            _position += char.IsHighSurrogate(character) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
            // A foreign letter is meant as a name: what follows is read as if it were one.
            while (char.IsLetter(character) && (char.IsLetterOrDigit(Peek(0)) || Peek(0) == '_'))
                _position++;
            if (char.IsLetter(character))
                Add(ProtobufTokenKind.Word, start);
            return;
        }

        Add(ProtobufTokenKind.Sign, _position++);
    }

    private void Add(ProtobufTokenKind kind, int start) => _tokens.Add(new ProtobufToken(kind, _text[start.._position], _line, Column(start)));
}
