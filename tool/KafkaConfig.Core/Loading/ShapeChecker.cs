using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Loading;

/// <summary>Holds a file's tree against its shape and reports every difference, each at its place.</summary>
public sealed class ShapeChecker(SourceFile file, List<Finding> findings)
{
    public void Check(YamlNode node, Shape shape, string name)
    {
        switch (shape, node)
        {
            case (ObjectShape map, YamlMapping mapping):
                CheckFields(mapping, map, name);
                break;
            case (MapShape map, YamlMapping mapping):
                foreach (var entry in mapping.Entries)
                {
                    if (!(map.MayBeNull && entry.Value is YamlScalar { IsNull: true }))
                        Check(entry.Value, map.Value, entry.Key.Value);
                }

                break;
            case (EitherShape { Other: ObjectShape map }, YamlMapping mapping):
                CheckFields(mapping, map, name);
                break;
            case (EitherShape either, YamlScalar scalar):
                if (!(scalar.IsText && either.Word.Choices?.Contains(scalar.Value) == true)
                    && !(either.Other is IntegerShape range && IntegerShape.TryRead(scalar, out var whole) && whole >= range.Minimum && whole <= range.Maximum))
                {
                    Wrong(node, either, name);
                }

                break;
            case (ListShape list, YamlSequence sequence):
                foreach (var item in sequence.Items)
                    Check(item, list.Item, name);
                break;
            case (ScalarShape, YamlScalar { IsNull: false }):
            case (BooleanShape, YamlScalar { IsBoolean: true }):
                break;
            case (ScalarShape, YamlSequence sequence):
                foreach (var item in sequence.Items.Where(item => item is not YamlScalar { IsNull: false }))
                    Wrong(item, shape, name);
                break;
            case (TextShape text, YamlScalar { IsText: true } scalar):
                CheckText(scalar, text, name);
                break;
            case (IntegerShape integer, YamlScalar scalar) when IntegerShape.TryRead(scalar, out var number):
                if (number < integer.Minimum || number > integer.Maximum)
                    Wrong(node, shape, name);
                break;
            default:
                Wrong(node, shape, name);
                break;
        }
    }

    private void CheckFields(YamlMapping mapping, ObjectShape shape, string name)
    {
        foreach (var entry in mapping.Entries)
        {
            var field = shape.Find(entry.Key.Value);
            if (field is null)
            {
                var nearest = NearestName.Of(entry.Key.Value, shape.Fields.Where(known => !known.NotManaged).Select(known => known.Name));
                Report(
                    ShapeRules.UnknownKey, entry.Key, $"Unknown key '{Shorten(entry.Key.Value)}' in {name}.",
                    nearest is null ? $"Known keys: {string.Join(", ", shape.Fields.Where(known => !known.NotManaged).Select(known => known.Name))}." : $"Did you mean '{nearest}'?");
            }
            else if (field.NotManaged)
            {
                Report(ShapeRules.NotManaged, entry.Key, $"The key '{field.Name}' in {name} is not managed by this version.", "Remove it until a version manages it.");
            }
            else
            {
                Check(entry.Value, field.Shape, field.Name);
            }
        }

        foreach (var field in shape.Required.Where(field => mapping[field.Name] is null))
            Report(ShapeRules.MissingKey, mapping, $"{Capital(name)} lacks the required key '{field.Name}'.", $"Add '{field.Name}': {field.Description}");
    }

    private void CheckText(YamlScalar scalar, TextShape shape, string name)
    {
        if (scalar.Value.Length == 0)
        {
            Report(ShapeRules.WrongType, scalar, $"'{name}' is empty; expected {shape.Expected}.", null);
            return;
        }

        if (shape.Choices is null || shape.Choices.Contains(scalar.Value))
            return;
        var nearest = NearestName.Of(scalar.Value, shape.Choices);
        Report(
            ShapeRules.WrongType, scalar, $"{(file.MayHoldSecrets ? "This" : $"'{Shorten(scalar.Value)}'")} is no value of '{name}'; expected {shape.Expected}.", nearest is null ? null : $"Did you mean '{nearest}'?");
    }

    private void Wrong(YamlNode node, Shape shape, string name)
    {
        var found = node switch
        {
            YamlScalar { IsNull: true } => "nothing",
            YamlScalar when file.MayHoldSecrets => node.Noun,
            YamlScalar scalar => $"{(scalar.IsQuoted ? "the text " : "")}'{Shorten(scalar.Value)}'",
            _ => node.Noun,
        };
        var hint = !file.MayHoldSecrets && shape is TextShape && node is YamlScalar { IsNull: false } value ? $"Write it in quotes: {name}: \"{Shorten(value.Value)}\"" : null;
        Report(ShapeRules.WrongType, node, $"Expected {shape.Expected} for '{name}', found {found}.", hint);
    }

    private void Report(RuleDescription rule, YamlNode place, string what, string? safeWay) =>
        findings.Add(file.Finding(rule, place.Line, place.Column, what, safeWay));

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
