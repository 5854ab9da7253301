using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Tokens one after the other, with what a parser asks of them.</summary>
internal sealed class ProtobufTokens(SourceFile file, IReadOnlyList<ProtobufToken> tokens, List<Finding> findings)
{
    private int _position;

    public ProtobufToken Next => tokens[_position];

    public ProtobufToken Ahead(int count) => tokens[Math.Min(tokens.Count - 1, _position + count)];

    public ProtobufToken Take()
    {
        var token = tokens[_position];
        if (token.Kind != ProtobufTokenKind.End)
            _position++;
        return token;
    }

    public bool TakeSign(string sign) => TakeIf(Next.IsSign(sign));

    public bool TakeWord(string word) => TakeIf(Next.IsWord(word));

    public void Sign(string sign)
    {
        if (!TakeSign(sign))
            throw Unexpected($"'{sign}'");
    }

    /// <summary>A missing end of a statement costs no more than itself, and is reported where it is missing: what follows is read as if it were there.</summary>
    public void End()
    {
        if (TakeSign(";"))
            return;
        var last = tokens[Math.Max(0, _position - 1)];
        var length = last.Kind == ProtobufTokenKind.Text ? last.Text.Length + 2 : last.Text.Length;
        Report(last with { Column = last.Column + length }, $"Expected ';' after {last}, found {Next}.");
    }

    public ProtobufToken Word(string what) => Next.Kind == ProtobufTokenKind.Word ? Take() : throw Unexpected(what);

    /// <summary>A name without dots.</summary>
    public ProtobufToken Name(string what) => Next.Kind == ProtobufTokenKind.Word && !Next.Text.Contains('.', StringComparison.Ordinal) ? Take() : throw Unexpected(what);

    /// <summary>Texts that follow one another are one.</summary>
    public ProtobufToken Text(string what)
    {
        if (Next.Kind != ProtobufTokenKind.Text)
            throw Unexpected(what);
        var text = Take();
        while (Next.Kind == ProtobufTokenKind.Text)
            text = text with { Text = text.Text + Take().Text };
        return text;
    }

    public long Integer(string what, out ProtobufToken at)
    {
        at = Next;
        var isNegative = TakeSign("-");
        if (Next.Kind != ProtobufTokenKind.Number || Number(Next.Text) is not { } number)
            throw Unexpected(what);
        var digits = Take();
        if (isNegative)
            at = at with { Text = "-" + digits.Text };
        return isNegative ? -number : number;
    }

    /// <summary>Null where it is no whole number that anything could be numbered with.</summary>
    public static long? Number(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text.Length < 18 ? value : null;
        if (text.Length > 1 && text[0] == '0')
            return text.Length < 20 && text.All(digit => digit is >= '0' and <= '7') ? text.Aggregate(0L, (sum, digit) => sum * 8 + (digit - '0')) : null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain : null;
    }

    /// <summary>To the end of the statement, or to the end of the block that it stands in.</summary>
    public void Skip()
    {
        for (var depth = 0; Next.Kind != ProtobufTokenKind.End;)
        {
            if (depth == 0 && Next.IsSign("}"))
                return;
            var token = Take();
            if (token.IsSign("{"))
                depth++;
            else if (token.IsSign("}") && --depth == 0)
                return;
            else if (token.IsSign(";") && depth == 0)
                return;
        }
    }

    public ProtobufSyntaxException Unexpected(string wanted) => Wrong(Next, $"Expected {wanted}, found {Next}.");

    public ProtobufSyntaxException Wrong(ProtobufToken at, string what)
    {
        Report(at, what);
        return new ProtobufSyntaxException(what);
    }

    public void Report(ProtobufToken at, string what, string? safeWay = null) => findings.Add(file.Finding(ShapeRules.InvalidSchema, at.Line, at.Column, what, safeWay));

    private bool TakeIf(bool take)
    {
        if (take)
            _position++;
        return take;
    }
}
