using System.Globalization;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Views.Show;

/// <summary>A resolved definition for a terminal.</summary>
public sealed class TextShowView(Ink ink) : IView<ShowReport>
{
    public void Render(ShowReport report, TextWriter output)
    {
        var topic = report.Topic;
        output.WriteLine($"{ink.Bold(Ink.Safe(topic.Address.ToString()))} in {Ink.Safe(report.Environment)}");
        var rows = new List<(string Name, string Value, string Origin, SourceLocation Place)>
        {
            ("owner", topic.Owner, "file", topic.Location),
            ("partitions", topic.Partitions.Value.ToString(CultureInfo.InvariantCulture), topic.Partitions.Origin, topic.Partitions.Location),
            ("replicationFactor", topic.ReplicationFactor.Value.ToString(CultureInfo.InvariantCulture), topic.ReplicationFactor.Origin, topic.ReplicationFactor.Location),
            ("ordering", TopicParser.NameOf(topic.Ordering.Value), topic.Ordering.Origin, topic.Ordering.Location),
        };
        rows.AddRange(topic.Configs.Select(config => (
            config.Name, config.Value is { } value ? ChangeWords.Value(value, TopicConfigCatalogue.Instance.UnitOf(config.Name)) : "default", config.Origin, config.Location)));
        var (names, values, origins) = (rows.Max(row => row.Name.Length), rows.Max(row => row.Value.Length), rows.Max(row => row.Origin.Length));
        foreach (var (name, value, origin, place) in rows)
        {
            var where = origin == "built in" ? "" : $"  {place.Path}:{place.Line.ToString(CultureInfo.InvariantCulture)}";
            output.WriteLine($"  {name.PadRight(names)}  {Ink.Safe(value).PadRight(values)}  {ink.Faint(Ink.Safe($"{origin.PadRight(origins)}{where}").TrimEnd())}".TrimEnd());
        }
    }
}
