using System.Globalization;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Takes a file apart into what can be compared: everything but comments, white space, and the order that nobody depends on.</summary>
internal sealed class ProtobufShapeWriter(ProtobufNode root, ProtobufTypes types)
{
    private const long LastField = 536_870_911;

    private readonly string _package = ProtobufTypes.PackageOf(root);
    private readonly Dictionary<string, (string Text, int Line)> _elements = new(StringComparer.Ordinal);

    public SchemaShape Write()
    {
        if (!root.Of(ProtobufNodeKind.Syntax).Any())
            Add("syntax", "proto2", 1);
        foreach (var node in root.All())
            Write(node);
        // The canonical form is made of the elements, so that two that differ in it differ in one of them.
        var canonical = string.Join('\n', _elements.OrderBy(element => element.Key, StringComparer.Ordinal).Select(element => $"{element.Key}: {element.Value.Text}"));
        return new SchemaShape(canonical, [.. _elements.Select(element => new SchemaElement(element.Key, element.Value.Text, element.Value.Line)).OrderBy(element => element.Line)]);
    }

    private void Write(ProtobufNode node)
    {
        switch (node.Kind)
        {
            case ProtobufNodeKind.Syntax:
                Add("syntax", node.Name, node.At.Line);
                break;
            case ProtobufNodeKind.Package:
                Add("package", node.Name, node.At.Line);
                break;
            case ProtobufNodeKind.Import:
                Add($"import \"{node.Name}\"", node.Label.Length == 0 ? "imported" : node.Label, node.At.Line);
                break;
            case ProtobufNodeKind.File or ProtobufNodeKind.Message:
                WriteMessages(node);
                break;
            case ProtobufNodeKind.Enumeration when node.Of(ProtobufNodeKind.Value).FirstOrDefault() is { Number: not 0 } first:
                Add($"default of {node.Path}", first.Name, node.At.Line);
                break;
            case ProtobufNodeKind.Field:
                Add(node.Parent is { Kind: ProtobufNodeKind.Extension, Type: { } extended } ? $"extension {node.Path} of {Show(extended, node.Parent.Parent)}" : $"field {node.Path}", Field(node), node.At.Line);
                break;
            case ProtobufNodeKind.Value:
                Add($"value {node.Path}", Number(node.Number) + Options(node), node.At.Line);
                break;
            case ProtobufNodeKind.Reserved:
                WriteReserved(node);
                break;
            case ProtobufNodeKind.ExtensionRange:
                foreach (var range in node.Ranges)
                    Add($"extensions {Range(range)} of {node.Scope}", "open" + Options(node), node.At.Line);
                break;
            case ProtobufNodeKind.Service when !node.Of(ProtobufNodeKind.Method).Any():
                Add($"service {node.Path}", "no rpc", node.At.Line);
                break;
            case ProtobufNodeKind.Method when node is { Type: { } takes, Result: { } returns }:
                Add($"rpc {node.Path}", $"({Stream(node.Streams.Takes)}{Show(takes, null)}) returns ({Stream(node.Streams.Returns)}{Show(returns, null)})", node.At.Line);
                break;
            default:
                break;
        }

        if (node.Kind is ProtobufNodeKind.Field or ProtobufNodeKind.Value or ProtobufNodeKind.ExtensionRange)
            return;
        foreach (var option in node.Options)
            Add(node.Kind == ProtobufNodeKind.File ? $"option {option.Name}" : $"option {option.Name} of {node.Path}", option.Value, option.At.Line);
    }

    // Serializers tell the message of a record by its place among its neighbours, not by its name.
    private void WriteMessages(ProtobufNode node)
    {
        var messages = node.Of(ProtobufNodeKind.Message).ToList();
        if (messages.Count > 1)
            Add(node.Kind == ProtobufNodeKind.File ? "order of messages" : $"order of messages of {node.Path}", string.Join(", ", messages.Select(message => message.Name)), messages[0].At.Line);
        if (node.Kind == ProtobufNodeKind.Message && !node.Fields().Any())
            Add($"message {node.Path}", "no fields", node.At.Line);
    }

    private void WriteReserved(ProtobufNode node)
    {
        var path = $"reserved of {node.Scope}";
        // Written once for all statements of one owner, in an order of its own.
        if (_elements.ContainsKey(path))
            return;
        var all = node.Parent?.Of(ProtobufNodeKind.Reserved).ToList() ?? [];
        var merged = new List<ProtobufRange>();
        foreach (var range in all.SelectMany(reserved => reserved.Ranges).OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }

        var names = all.SelectMany(reserved => reserved.Names).Select(name => $"\"{name.Text}\"").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Add(path, string.Join(", ", merged.Select(Range).Concat(names)), node.At.Line);
    }

    private string Field(ProtobufNode field)
    {
        var type = field is { Type: { } written } ? field.IsGroup ? $"group {field.Name}" : Show(written, field) : "";
        if (field.KeyType is { } key)
            type = $"map<{key.Text}, {type}>";
        var prefix = field.Parent is { Kind: ProtobufNodeKind.OneOf } choice ? $"oneof {choice.Name}: " : field.Label.Length == 0 ? "" : field.Label + " ";
        return $"{prefix}{type} = {Number(field.Number)}{Options(field)}";
    }

    private string Show(ProtobufToken type, ProtobufNode? from)
    {
        var scope = from is null or { Kind: ProtobufNodeKind.File } ? "" : from.Kind == ProtobufNodeKind.Field ? from.Scope : from.Path;
        return types.Show(type, _package.Length == 0 ? scope : scope.Length == 0 ? _package : $"{_package}.{scope}");
    }

    private static string Options(ProtobufNode node) => node.Options.Count == 0
        ? ""
        : $" [{string.Join(", ", node.Options.OrderBy(option => option.Name, StringComparer.Ordinal).Select(option => $"{option.Name} = {option.Value}"))}]";

    private static string Stream(bool isStream) => isStream ? "stream " : "";

    private static string Range(ProtobufRange range) =>
        range.First == range.Last ? Number(range.First) : $"{Number(range.First)} to {(range.Last is ProtobufRange.Maximum or LastField ? "max" : Number(range.Last))}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // The same option can stand several times, where it takes several values.
    private void Add(string path, string text, int line) =>
        _elements[path] = _elements.TryGetValue(path, out var before) ? ($"{before.Text}, {text}", before.Line) : (text, line);
}
