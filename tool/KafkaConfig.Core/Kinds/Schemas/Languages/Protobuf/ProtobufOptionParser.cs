namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Reads options: their grammar alone. Whether there is such an option, and whether the value fits it, the library knows.</summary>
internal sealed class ProtobufOptionParser(ProtobufTokens tokens, int maximumDepth)
{
    /// <summary><c>option java_package = "a";</c></summary>
    public void Statement(ProtobufNode owner)
    {
        if (!tokens.TakeWord("option"))
            throw tokens.Unexpected("'option'");
        owner.Options.Add(Assignment());
        tokens.End();
    }

    /// <summary><c>[deprecated = true, (tag) = "a"]</c>, where there are any.</summary>
    public void Brackets(ProtobufNode owner)
    {
        if (!tokens.TakeSign("["))
            return;
        do
            owner.Options.Add(Assignment());
        while (tokens.TakeSign(","));
        tokens.Sign("]");
    }

    private ProtobufOption Assignment()
    {
        var at = tokens.Next;
        var parts = new List<string>();
        do
        {
            if (tokens.TakeSign("("))
            {
                parts.Add($"({tokens.Word("the name of an option").Text.TrimStart('.')})");
                tokens.Sign(")");
            }
            else
            {
                parts.Add(tokens.Word("the name of an option").Text.TrimStart('.'));
            }
        }
        while (tokens.TakeSign(".") || (tokens.Next.Kind == ProtobufTokenKind.Word && tokens.Next.Text[0] == '.'));
        tokens.Sign("=");
        return new ProtobufOption(string.Join('.', parts), Value(), at);
    }

    private string Value()
    {
        if (tokens.Next.IsSign("{"))
            return Aggregate();
        var sign = tokens.TakeSign("-") ? "-" : "";
        return tokens.Next.Kind switch
        {
            ProtobufTokenKind.Text when sign.Length == 0 => $"\"{tokens.Text("a value").Text}\"",
            ProtobufTokenKind.Word => sign + tokens.Take().Text,
            ProtobufTokenKind.Number => sign + Normal(tokens.Take().Text),
            _ => throw tokens.Unexpected("a value"),
        };
    }

    // Commas and semicolons between the fields of an aggregate are a matter of taste.
    private string Aggregate()
    {
        var open = tokens.Next;
        var parts = new List<string>();
        var depth = 0;
        do
        {
            if (tokens.Next.Kind == ProtobufTokenKind.End)
                throw tokens.Wrong(open, "The value of the option is never closed.");
            if (tokens.Next.Kind == ProtobufTokenKind.Text)
            {
                parts.Add($"\"{tokens.Text("a text").Text}\"");
                continue;
            }

            var token = tokens.Take();
            depth += token.IsSign("{") || token.IsSign("[") ? 1 : token.IsSign("}") || token.IsSign("]") ? -1 : 0;
            if (depth > maximumDepth)
                throw tokens.Wrong(token, $"The value is more than {maximumDepth} deep.");
            if (!token.IsSign(",") && !token.IsSign(";"))
                parts.Add(token.Kind == ProtobufTokenKind.Number ? Normal(token.Text) : token.Text);
        }
        while (depth > 0);
        return string.Join(' ', parts);
    }

    private static string Normal(string number) => ProtobufTokens.Number(number) is { } whole ? whole.ToString(System.Globalization.CultureInfo.InvariantCulture) : number;
}
