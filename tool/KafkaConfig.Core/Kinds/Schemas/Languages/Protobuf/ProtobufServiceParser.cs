namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Reads services. A registry keeps them, though no record comes from them.</summary>
internal sealed class ProtobufServiceParser(ProtobufTokens tokens, ProtobufOptionParser options, Action<string, Action> block)
{
    public void Read(ProtobufNode file)
    {
        tokens.Take();
        var service = Add(file, ProtobufNodeKind.Service, tokens.Name("the name of the service"));
        block($"service {service.Name}", () =>
        {
            if (tokens.Next.IsWord("option"))
                options.Statement(service);
            else if (tokens.TakeWord("rpc"))
                Method(service);
            else
                throw tokens.Unexpected("rpc or option");
        });
    }

    private void Method(ProtobufNode service)
    {
        var method = Add(service, ProtobufNodeKind.Method, tokens.Name("the name of the rpc"));
        (method.Type, var takes) = End();
        if (!tokens.TakeWord("returns"))
            throw tokens.Unexpected("'returns'");
        (method.Result, var returns) = End();
        method.Streams = (takes, returns);
        if (!tokens.Next.IsSign("{"))
            tokens.End();
        else
            block($"rpc {method.Name}", () => options.Statement(method));
    }

    private (ProtobufToken Type, bool IsStream) End()
    {
        tokens.Sign("(");
        var isStream = tokens.Next.IsWord("stream") && tokens.Ahead(1).Kind == ProtobufTokenKind.Word;
        if (isStream)
            tokens.Take();
        var type = tokens.Word("the name of a message");
        tokens.Sign(")");
        return (type, isStream);
    }

    private static ProtobufNode Add(ProtobufNode parent, ProtobufNodeKind kind, ProtobufToken at)
    {
        var node = new ProtobufNode(kind, at, parent);
        parent.Children.Add(node);
        return node;
    }
}
