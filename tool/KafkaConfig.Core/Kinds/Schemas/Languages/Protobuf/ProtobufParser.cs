using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Reads a <c>.proto</c> text by the grammar, and reports all that departs from it. The library is lenient here, refuses some legal text, and forgets where things stand.</summary>
internal sealed class ProtobufParser
{
    // What protoc itself allows. Deeper text would end the process: the library descends without bound.
    private const int MaximumDepth = 32;

    private static readonly string[] Statements = ["syntax", "edition", "import", "package", "option", "message", "enum", "service", "extend"];

    private readonly ProtobufTokens _tokens;
    private readonly ProtobufOptionParser _options;
    private readonly ProtobufNode _file;
    private bool _isWhole;

    private ProtobufParser(SourceFile file, List<Finding> findings)
    {
        var before = findings.Count;
        _tokens = new ProtobufTokens(file, new ProtobufScanner(file, findings).Scan(), findings);
        _isWhole = findings.Count == before;
        _options = new ProtobufOptionParser(_tokens, MaximumDepth);
        _file = new ProtobufNode(ProtobufNodeKind.File, new ProtobufToken(ProtobufTokenKind.End, "", 1, 1), null);
    }

    /// <param name="file">The text.</param>
    /// <param name="findings">What is wrong with it.</param>
    /// <param name="isWhole">False where something could not be read and is missing in the result.</param>
    public static ProtobufNode Parse(SourceFile file, List<Finding> findings, out bool isWhole)
    {
        var parser = new ProtobufParser(file, findings);
        while (parser._tokens.Next.Kind != ProtobufTokenKind.End)
        {
            // A bracket too many would stop the recovery for good.
            if (!parser._tokens.Next.IsSign("}"))
            {
                parser.Guarded(parser.FileStatement);
                continue;
            }

            parser._tokens.Report(parser._tokens.Take(), "'}' closes nothing: there is no block open here.");
            parser._isWhole = false;
        }

        isWhole = parser._isWhole;
        return parser._file;
    }

    private void Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (ProtobufSyntaxException)
        {
            _isWhole = false;
            _tokens.Skip();
        }
    }

    private void FileStatement()
    {
        if (_tokens.TakeSign(";") || TypeStatement(_file, 1))
            return;
        if (_tokens.Next.IsWord("syntax") || _tokens.Next.IsWord("edition"))
            Syntax();
        else if (_tokens.TakeWord("package"))
            Package();
        else if (_tokens.Next.IsWord("import"))
            Import();
        else if (_tokens.Next.IsWord("service"))
            new ProtobufServiceParser(_tokens, _options, Block).Read(_file);
        else
            throw Unknown();
    }

    private ProtobufSyntaxException Unknown()
    {
        var token = _tokens.Next;
        _tokens.Report(token, $"Expected one of {string.Join(", ", Statements)}, found {token}.", Model.NearestName.Of(token.Text, Statements) is { } nearest ? $"Did you mean '{nearest}'?" : null);
        return new ProtobufSyntaxException(token.Text);
    }

    private void Syntax()
    {
        var word = _tokens.Take();
        _tokens.Sign("=");
        var value = _tokens.Text("\"proto3\" or \"proto2\"");
        _tokens.End();
        if (_file.Children.Count > 0 || _file.Options.Count > 0)
            _tokens.Report(word, $"'{word.Text}' must be the first statement of the file.");
        else if (word.Text == "syntax" && value.Text is not ("proto2" or "proto3"))
            _tokens.Report(value, $"There is no syntax '{value.Text}'.", "Use \"proto3\".");
        else if (word.Text == "edition" && value.Text is not ("2023" or "2024"))
            _tokens.Report(value, $"There is no edition '{value.Text}' that is known here.", "Use syntax = \"proto3\".");
        Add(_file, ProtobufNodeKind.Syntax, value with { Text = word.Text == "edition" ? $"edition {value.Text}" : value.Text });
    }

    private void Package()
    {
        Add(_file, ProtobufNodeKind.Package, _tokens.Word("the name of the package"));
        _tokens.End();
    }

    private void Import()
    {
        _tokens.Take();
        var label = _tokens.Next.Kind == ProtobufTokenKind.Word && _tokens.Next.Text is "public" or "weak" ? _tokens.Take().Text : "";
        var path = _tokens.Text("the path of a file in quotes");
        Add(_file, ProtobufNodeKind.Import, path).Label = label;
        _tokens.End();
    }

    /// <summary>What files and messages share.</summary>
    private bool TypeStatement(ProtobufNode parent, int depth)
    {
        if (_tokens.Next.IsWord("option"))
            _options.Statement(parent);
        else if (_tokens.TakeWord("message"))
            Message(Add(parent, ProtobufNodeKind.Message, _tokens.Name("the name of the message")), depth);
        else if (_tokens.TakeWord("enum"))
            Enumeration(Add(parent, ProtobufNodeKind.Enumeration, _tokens.Name("the name of the enum")));
        else if (_tokens.TakeWord("extend"))
            Extension(parent, depth);
        else
            return false;
        return true;
    }

    private void Block(string what, Action read)
    {
        var open = _tokens.Next;
        _tokens.Sign("{");
        while (!_tokens.TakeSign("}"))
        {
            if (_tokens.Next.Kind == ProtobufTokenKind.End)
                throw _tokens.Wrong(open, $"The block of {what} is never closed.");
            if (!_tokens.TakeSign(";"))
                Guarded(read);
        }
    }

    private void Message(ProtobufNode message, int depth)
    {
        if (depth > MaximumDepth)
            throw _tokens.Wrong(message.At, $"Messages stand within one another more than {MaximumDepth} deep.");
        Block($"message {message.Name}", () =>
        {
            if (TypeStatement(message, depth + 1))
                return;
            if (_tokens.TakeWord("oneof"))
                OneOf(message, depth);
            else if (_tokens.Next.IsWord("reserved"))
                Reserved(message);
            else if (_tokens.Next.IsWord("extensions"))
                Ranges(message, ProtobufNodeKind.ExtensionRange);
            else
                Field(message, depth);
        });
    }

    private void OneOf(ProtobufNode message, int depth)
    {
        var choice = Add(message, ProtobufNodeKind.OneOf, _tokens.Name("the name of the oneof"));
        Block($"oneof {choice.Name}", () =>
        {
            if (_tokens.Next.IsWord("option"))
                _options.Statement(choice);
            else
                Field(choice, depth);
        });
    }

    private void Extension(ProtobufNode parent, int depth)
    {
        var extended = _tokens.Word("the message to extend");
        var extension = Add(parent, ProtobufNodeKind.Extension, extended);
        extension.Type = extended;
        Block($"extend {extended.Text}", () => Field(extension, depth));
    }

    private void Enumeration(ProtobufNode enumeration) => Block($"enum {enumeration.Name}", () =>
    {
        if (_tokens.Next.IsWord("option") && !_tokens.Ahead(1).IsSign("="))
            _options.Statement(enumeration);
        else if (_tokens.Next.IsWord("reserved") && !_tokens.Ahead(1).IsSign("="))
            Reserved(enumeration);
        else
            Numbered(Add(enumeration, ProtobufNodeKind.Value, _tokens.Name("the name of a value")));
    });

    private void Field(ProtobufNode parent, int depth)
    {
        var label = _tokens.Next.Kind == ProtobufTokenKind.Word && _tokens.Next.Text is "repeated" or "optional" or "required" && _tokens.Ahead(1).Kind == ProtobufTokenKind.Word ? _tokens.Take() : null;
        if (label is not null && parent.Kind == ProtobufNodeKind.OneOf)
            _tokens.Report(label, $"A field of a oneof cannot be '{label.Text}'.");
        ProtobufToken? key = null;
        var type = _tokens.Word("the type of a field");
        if (type.Text == "map" && _tokens.TakeSign("<"))
        {
            if (label is not null || parent.Kind != ProtobufNodeKind.Message)
                _tokens.Report(label ?? type, label is null ? "A map can stand in a message alone." : $"A map cannot be '{label.Text}'.");
            key = _tokens.Word("the type of the keys");
            _tokens.Sign(",");
            type = _tokens.Word("the type of the values");
            _tokens.Sign(">");
        }

        var name = _tokens.Name("the name of the field");
        var isGroup = type.Text == "group" && key is null;
        var field = new ProtobufNode(ProtobufNodeKind.Field, name, parent) { Type = isGroup ? name : type, KeyType = key, Label = label?.Text ?? "", IsGroup = isGroup };
        Numbered(field, ends: !isGroup);
        parent.Children.Add(field);
        if (!isGroup)
            return;
        var home = parent.Kind is ProtobufNodeKind.OneOf or ProtobufNodeKind.Extension ? parent.Parent ?? _file : parent;
        Message(Add(home, ProtobufNodeKind.Message, name), depth + 1);
    }

    private void Numbered(ProtobufNode node, bool ends = true)
    {
        _tokens.Sign("=");
        node.Number = _tokens.Integer("a whole number", out var at);
        node.NumberAt = at;
        _options.Brackets(node);
        if (ends)
            _tokens.End();
    }

    private void Reserved(ProtobufNode parent)
    {
        if (_tokens.Ahead(1).Kind is not (ProtobufTokenKind.Text or ProtobufTokenKind.Word))
        {
            Ranges(parent, ProtobufNodeKind.Reserved);
            return;
        }

        var isEdition = _file.Of(ProtobufNodeKind.Syntax).Any(syntax => syntax.Name.StartsWith("edition", StringComparison.Ordinal));
        var node = Add(parent, ProtobufNodeKind.Reserved, _tokens.Take());
        do
            node.Names.Add(isEdition ? _tokens.Name("a name") : _tokens.Text("a number, or a name in quotes"));
        while (_tokens.TakeSign(","));
        _tokens.End();
    }

    private void Ranges(ProtobufNode parent, ProtobufNodeKind kind)
    {
        var node = Add(parent, kind, _tokens.Take());
        do
        {
            var first = _tokens.Integer("a number", out var at);
            var last = !_tokens.TakeWord("to") ? first : _tokens.TakeWord("max") ? ProtobufRange.Maximum : _tokens.Integer("a number, or max", out _);
            if (last < first)
                _tokens.Report(at, $"The range ends at {last}, before it begins at {first}.");
            node.Ranges.Add(new ProtobufRange(first, last, at));
        }
        while (_tokens.TakeSign(","));
        _options.Brackets(node);
        _tokens.End();
    }

    private static ProtobufNode Add(ProtobufNode parent, ProtobufNodeKind kind, ProtobufToken at)
    {
        var node = new ProtobufNode(kind, at, parent);
        parent.Children.Add(node);
        return node;
    }
}
