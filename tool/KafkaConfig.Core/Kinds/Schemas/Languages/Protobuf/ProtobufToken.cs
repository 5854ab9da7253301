namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>One word, number, text or sign of a <c>.proto</c> file, and where it stands (from 1).</summary>
internal sealed record ProtobufToken(ProtobufTokenKind Kind, string Text, int Line, int Column)
{
    public bool IsSign(string sign) => Kind == ProtobufTokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == ProtobufTokenKind.Word && Text == word;

    /// <summary>As a message may show it.</summary>
    public override string ToString() => Kind switch
    {
        ProtobufTokenKind.End => "the end of the file",
        ProtobufTokenKind.Text => $"the text \"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
        _ => $"'{(Text.Length > 40 ? Text[..40] + "…" : Text)}'",
    };
}
