using YamlDotNet.RepresentationModel;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>Short words for walking through YAML.</summary>
internal static class YamlReading
{
    public static YamlNode? Entry(this YamlNode node, string key) => node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string Text(this YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    /// <summary>The keys of a mapping, the items of a list, or the one word.</summary>
    public static IReadOnlyList<string> Names(this YamlNode node) => node switch
    {
        YamlMappingNode mapping => [.. mapping.Children.Keys.Select(Text)],
        YamlSequenceNode list => [.. list.Children.Select(Text)],
        _ => [node.Text()],
    };

    public static IEnumerable<YamlMappingNode> Steps(this YamlNode node) => node.Entry("steps") is YamlSequenceNode steps ? steps.Children.Cast<YamlMappingNode>() : [];

    /// <summary>Every key and value in it.</summary>
    public static IEnumerable<string> Scalars(this YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
