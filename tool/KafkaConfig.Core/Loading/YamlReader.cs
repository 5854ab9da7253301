using System.Globalization;
using KafkaConfig.Core.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KafkaConfig.Core.Loading;

/// <summary>Builds our tree from YamlDotNet's parser events in one pass, counting limits on the way: its own stream recurses, and a stack overflow cannot be caught.</summary>
public static class YamlReader
{
    private const int MaximumDepth = 20;
    private const int MaximumAliases = 100;
    private const long MaximumWeight = 200_000;

    /// <summary>The root map of the file; null, with at least one finding, where there is none. <paramref name="mayBeEmpty"/>: an empty file is an empty map.</summary>
    public static YamlMapping? Read(SourceFile file, List<Finding> findings, bool mayBeEmpty = false)
    {
        if (file.Problem is not null)
        {
            findings.Add(file.Finding(ShapeRules.UnreadableFile, 1, 1, $"This file {file.Problem}."));
            return null;
        }

        var builder = new Builder(file, findings);
        try
        {
            return builder.Document(mayBeEmpty);
        }
        catch (YamlException problem)
        {
            findings.Add(Describe(file, problem));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to some text that it cannot make sense of, without a place of its own.
            findings.Add(Describe(file, new YamlException(builder.Reached, builder.Reached, "a bracket or quote is not closed")));
            return null;
        }
    }

    private static Finding Describe(SourceFile file, YamlException problem)
    {
        var line = Math.Max(1, (int)problem.Start.Line);
        var column = Math.Max(1, (int)problem.Start.Column);
        var lines = file.Text.Split('\n');
        // The parser may have given up some lines before or after the tab.
        var isTab = problem.Message.Contains("tab", StringComparison.Ordinal);
        for (var candidate = isTab ? 0 : Math.Max(0, line - 2); candidate < (isTab ? lines.Length : Math.Min(lines.Length, line + 1)); candidate++)
        {
            var indentation = lines[candidate].TakeWhile(char.IsWhiteSpace).ToList();
            if (indentation.Contains('\t'))
            {
                return file.Finding(
                    ShapeRules.InvalidYaml, candidate + 1, indentation.IndexOf('\t') + 1, "A tab indents this line; YAML takes spaces alone.", "Replace the tab by two spaces.");
            }
        }

        var sentence = problem is LimitException ? problem.Message : $"This is not valid YAML: {Clean(problem.Message)}.";
        return file.Finding(ShapeRules.InvalidYaml, line, column, sentence);
    }

    private static string Clean(string message)
    {
        var text = message.StartsWith('(') && message.IndexOf("): ", StringComparison.Ordinal) is var end and > 0 ? message[(end + 3)..] : message;
        text = text.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private sealed class LimitException(Mark mark, string message) : YamlException(mark, mark, message);

    private sealed class Builder(SourceFile file, List<Finding> findings)
    {
        private readonly Parser _parser = new(new Scanner(new StringReader(file.Text), skipComments: true));
        private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
        private int _aliases;

        /// <summary>Where the last readable part ends.</summary>
        public Mark Reached => _parser.Current?.End ?? Mark.Empty;

        public YamlMapping? Document(bool mayBeEmpty)
        {
            _parser.MoveNext();
            Take();
            if (_parser.Current is StreamEnd)
                return Nothing(mayBeEmpty);
            Take();
            var root = Node(0);
            Take();
            if (_parser.Current is DocumentStart second)
            {
                findings.Add(file.Finding(
                    ShapeRules.InvalidYaml, (int)second.Start.Line, (int)second.Start.Column, "This file holds several documents; one file describes one thing.",
                    "Move what follows '---' to a file of its own."));
                return null;
            }

            switch (root)
            {
                case YamlMapping mapping:
                    return mapping;
                case YamlScalar { IsNull: true }:
                    return Nothing(mayBeEmpty);
                default:
                    findings.Add(file.Finding(ShapeRules.WrongType, root.Line, root.Column, $"Expected keys with values, found {root.Noun}."));
                    return null;
            }
        }

        private YamlMapping? Nothing(bool mayBeEmpty)
        {
            if (mayBeEmpty)
                return YamlMapping.Empty;
            findings.Add(file.Finding(ShapeRules.InvalidYaml, 1, 1, "This file is empty.", "Describe the resource, or remove the file."));
            return null;
        }

        // The event at hand; the parser goes one further.
        private ParsingEvent Take()
        {
            var current = _parser.Current ?? throw new InvalidOperationException();
            _parser.MoveNext();
            return current;
        }

        private YamlNode Node(int depth)
        {
            var start = _parser.Current?.Start ?? Mark.Empty;
            if (depth > MaximumDepth)
                throw new LimitException(start, Text($"More than {MaximumDepth} levels of nesting: nothing here needs that many."));
            switch (Take())
            {
                case AnchorAlias alias:
                    return Resolve(alias);
                case Scalar scalar:
                    return Anchor(scalar.Anchor, new YamlScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, (int)start.Line, (int)start.Column));
                case SequenceStart sequence:
                    return Sequence(sequence, depth);
                case MappingStart mapping:
                    return Mapping(mapping, depth);
                default:
                    throw new InvalidOperationException();
            }
        }

        private YamlNode Sequence(SequenceStart start, int depth)
        {
            Announce(start.Anchor);
            var items = new List<YamlNode>();
            while (_parser.Current is not SequenceEnd)
                items.Add(Node(depth + 1));
            Take();
            return Anchor(start.Anchor, new YamlSequence(items, (int)start.Start.Line, (int)start.Start.Column));
        }

        private YamlNode Mapping(MappingStart start, int depth)
        {
            Announce(start.Anchor);
            var entries = new List<YamlEntry>();
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            while (_parser.Current is not MappingEnd)
            {
                var key = Node(depth + 1);
                var value = Node(depth + 1);
                if (key is not YamlScalar name)
                    findings.Add(file.Finding(ShapeRules.WrongType, key.Line, key.Column, $"Expected a key, found {key.Noun}."));
                else if (!lines.TryAdd(name.Value, name.Line))
                    findings.Add(file.Finding(ShapeRules.DuplicateKey, name.Line, name.Column, Text($"The key '{name.Value}' stands on line {lines[name.Value]} already.")));
                else
                    entries.Add(new YamlEntry(name, value));
            }

            Take();
            return Anchor(start.Anchor, new YamlMapping([.. entries], (int)start.Start.Line, (int)start.Start.Column));
        }

        private void Announce(AnchorName anchor)
        {
            if (!anchor.IsEmpty)
                _anchors[anchor.Value] = null;
        }

        private YamlNode Anchor(AnchorName anchor, YamlNode node)
        {
            if (node.Weight > MaximumWeight)
                throw new LimitException(new Mark(0, node.Line, node.Column), "The aliases in this file expand to more than 200,000 values.");
            if (!anchor.IsEmpty)
                _anchors[anchor.Value] = node;
            return node;
        }

        private YamlNode Resolve(AnchorAlias alias)
        {
            if (++_aliases > MaximumAliases)
                throw new LimitException(alias.Start, Text($"More than {MaximumAliases} aliases: use a profile for what topics share."));
            if (!_anchors.TryGetValue(alias.Value.Value, out var node))
                throw new LimitException(alias.Start, $"The alias '*{alias.Value.Value}' refers to no anchor above it.");
            return node ?? throw new LimitException(alias.Start, $"The alias '*{alias.Value.Value}' refers to what it stands in.");
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
