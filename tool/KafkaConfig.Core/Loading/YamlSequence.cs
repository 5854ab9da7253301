namespace KafkaConfig.Core.Loading;

/// <summary>A list.</summary>
public sealed class YamlSequence(IReadOnlyList<YamlNode> items, int line, int column) : YamlNode(line, column)
{
    public IReadOnlyList<YamlNode> Items => items;

    public override long Weight { get; } = 1 + items.Sum(item => item.Weight);

    public override string Noun => "a list";
}
