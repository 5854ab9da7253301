using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>What the language forbids beyond its grammar, as far as one file tells it. The library lets most of it pass.</summary>
internal sealed class ProtobufChecker(SourceFile file, ProtobufNode root, List<Finding> findings)
{
    private const long LastField = 536_870_911;

    private const long FirstInternal = 19_000;

    private const long LastInternal = 19_999;

    private bool IsProto3 => root.Of(ProtobufNodeKind.Syntax).FirstOrDefault()?.Name == "proto3";

    private bool IsProto2 => root.Of(ProtobufNodeKind.Syntax).FirstOrDefault()?.Name is null or "proto2";

    public void Check()
    {
        CheckFile();
        foreach (var node in root.All())
        {
            if (node.Kind == ProtobufNodeKind.Message)
                CheckMessage(node);
            else if (node.Kind == ProtobufNodeKind.Enumeration)
                CheckEnumeration(node);
            else if (node.Kind == ProtobufNodeKind.OneOf && !node.Of(ProtobufNodeKind.Field).Any())
                Report(node.At, $"The oneof '{node.Name}' has no field.");
            else if (node.Kind == ProtobufNodeKind.Field)
                CheckField(node);
            if (node.Kind is ProtobufNodeKind.File or ProtobufNodeKind.Message or ProtobufNodeKind.Service)
                CheckNames(node);
            CheckOptions(node);
        }
    }

    private void CheckFile()
    {
        if (!root.Of(ProtobufNodeKind.Message).Any() && !root.Of(ProtobufNodeKind.Enumeration).Any())
            Report(root.At, "The file declares neither a message nor an enum: there is nothing that a record could be.");
        foreach (var again in root.Of(ProtobufNodeKind.Package).Skip(1))
            Report(again.At, "The package is named a second time.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var import in root.Of(ProtobufNodeKind.Import))
        {
            if (!ProtobufBuiltIns.IsImportPath(import.Name))
                Report(import.At, $"'{import.Name}' is no path of an import: it is relative, with forward slashes, and goes nowhere upwards.");
            else if (!seen.Add(import.Name))
                Report(import.At, $"'{import.Name}' is imported a second time.");
        }
    }

    /// <summary>What stands in one message, file or service shares one set of names; the values of an enum stand beside it, not within.</summary>
    private void CheckNames(ProtobufNode scope)
    {
        var seen = new Dictionary<string, ProtobufNode>(StringComparer.Ordinal);
        foreach (var node in Named(scope))
        {
            if (!seen.TryAdd(node.Name, node))
                Report(node.At, $"The name '{node.Name}' is in use already, at line {seen[node.Name].At.Line}.");
        }

        if (!IsProto3)
            return;
        var json = new Dictionary<string, ProtobufNode>(StringComparer.Ordinal);
        foreach (var field in scope.Fields())
        {
            if (!json.TryAdd(JsonName(field), field) && json[JsonName(field)].Name != field.Name)
                Report(field.At, $"'{field.Name}' and '{json[JsonName(field)].Name}' are the same name, '{JsonName(field)}', in JSON.");
        }
    }

    private static string JsonName(ProtobufNode field) =>
        field.Options.FirstOrDefault(option => option.Name == "json_name")?.Value.Trim('"') is { } named
            ? named
            : string.Concat(field.Name.Select((character, index) => character == '_' ? "" : index > 0 && field.Name[index - 1] == '_' ? char.ToUpperInvariant(character).ToString() : character.ToString()));

    private static IEnumerable<ProtobufNode> Named(ProtobufNode scope)
    {
        foreach (var child in scope.Children)
        {
            if (child.Kind is ProtobufNodeKind.Message or ProtobufNodeKind.Enumeration or ProtobufNodeKind.OneOf or ProtobufNodeKind.Service or ProtobufNodeKind.Method
                || (child.Kind == ProtobufNodeKind.Field && !child.IsGroup))
            {
                yield return child;
            }

            if (child.Kind is ProtobufNodeKind.OneOf or ProtobufNodeKind.Extension or ProtobufNodeKind.Enumeration)
            {
                foreach (var within in child.Children.Where(within => within.Kind is ProtobufNodeKind.Field or ProtobufNodeKind.Value && !within.IsGroup))
                    yield return within;
            }
        }
    }

    private void CheckMessage(ProtobufNode message)
    {
        var numbers = new Dictionary<long, ProtobufNode>();
        long? free = null;
        foreach (var field in message.Fields())
        {
            if (field.Number is >= 1 and <= LastField && !numbers.TryAdd(field.Number, field))
                Report(field.NumberAt ?? field.At, $"The number {Text(field.Number)} is in use already, by '{numbers[field.Number].Name}'.", $"Use a free one, such as {Text(free ??= Free(message))}.");
            CheckReserved(message, field, "field");
        }
    }

    private static long Free(ProtobufNode message)
    {
        var used = message.Fields().Select(field => field.Number).ToHashSet();
        var ranges = message.Children.SelectMany(child => child.Ranges).ToList();
        var number = 1L;
        while (used.Contains(number) || number is >= FirstInternal and <= LastInternal || ranges.Any(range => range.Holds(number)))
            number++;
        return number;
    }

    private void CheckReserved(ProtobufNode owner, ProtobufNode node, string what)
    {
        foreach (var reserved in owner.Of(ProtobufNodeKind.Reserved))
        {
            if (reserved.Ranges.Any(range => range.Holds(node.Number)))
                Report(node.NumberAt ?? node.At, $"The number {Text(node.Number)} of '{node.Name}' is reserved in '{owner.Name}': an older {what} had it.");
            if (reserved.Names.Any(name => name.Text == node.Name))
                Report(node.At, $"The name '{node.Name}' is reserved in '{owner.Name}': an older {what} had it.");
        }

        if (owner.Of(ProtobufNodeKind.ExtensionRange).Any(extensions => extensions.Ranges.Any(range => range.Holds(node.Number))))
            Report(node.NumberAt ?? node.At, $"The number {Text(node.Number)} of '{node.Name}' is set aside for extensions of '{owner.Name}'.");
    }

    private void CheckField(ProtobufNode field)
    {
        var at = field.NumberAt ?? field.At;
        if (field.Number is < 1 or > LastField)
            Report(at, $"The number of a field is from 1 to {Text(LastField)}, not {Text(field.Number)}.");
        else if (field.Number is >= FirstInternal and <= LastInternal)
            Report(at, $"The numbers from {Text(FirstInternal)} to {Text(LastInternal)} belong to Protobuf itself; {Text(field.Number)} is one of them.");
        if (IsProto2 && field is { Label: "", KeyType: null, Parent.Kind: not ProtobufNodeKind.OneOf })
            Report(field.Type ?? field.At, $"In proto2 a field such as '{field.Name}' begins with optional, required or repeated.", "Put syntax = \"proto3\"; at the top if that is what is meant.");
    }

    private void CheckEnumeration(ProtobufNode enumeration)
    {
        var values = enumeration.Of(ProtobufNodeKind.Value).ToList();
        if (values.Count == 0)
            Report(enumeration.At, $"The enum '{enumeration.Name}' has no value.");
        else if (IsProto3 && values[0].Number != 0)
            Report(values[0].NumberAt ?? values[0].At, $"The first value of an enum of proto3 is 0, and '{values[0].Name}' is {Text(values[0].Number)}.", $"Put a first value such as {enumeration.Name.ToUpperInvariant()}_UNSPECIFIED = 0; before it.");
        var hasAliases = enumeration.Options.Any(option => option is { Name: "allow_alias", Value: "true" });
        var numbers = new Dictionary<long, ProtobufNode>();
        foreach (var value in values)
        {
            if (value.Number is < int.MinValue or > int.MaxValue)
                Report(value.NumberAt ?? value.At, $"The number of a value is from {Text(int.MinValue)} to {Text(int.MaxValue)}, not {Text(value.Number)}.");
            if (!numbers.TryAdd(value.Number, value) && !hasAliases)
                Report(value.NumberAt ?? value.At, $"The number {Text(value.Number)} is in use already, by '{numbers[value.Number].Name}'.", "Set option allow_alias = true; if both are meant.");
            CheckReserved(enumeration, value, "value");
        }
    }

    private void CheckOptions(ProtobufNode node)
    {
        foreach (var again in node.Options.GroupBy(option => option.Name, StringComparer.Ordinal).Where(group => !group.Key.StartsWith('(')).SelectMany(group => group.Skip(1)))
            Report(again.At, $"The option '{again.Name}' is set a second time.");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Report(ProtobufToken at, string what, string? safeWay = null) => findings.Add(file.Finding(ShapeRules.InvalidSchema, at.Line, at.Column, what, safeWay));
}
