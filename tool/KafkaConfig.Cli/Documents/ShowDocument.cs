using System.Globalization;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>A resolved definition as JSON; a config with a null value is declared as default.</summary>
public sealed record ShowDocument(int FormatVersion, string Environment, string Address, string Owner, string? Description, string? Profile, IReadOnlyList<ShowValueDocument> Values)
{
    public static ShowDocument Of(ShowReport report)
    {
        var topic = report.Topic;
        return new ShowDocument(1, report.Environment, topic.Address.ToString(), topic.Owner, topic.Description, topic.Profile,
        [
            Value("partitions", topic.Partitions),
            Value("replicationFactor", topic.ReplicationFactor),
            new ShowValueDocument("ordering", TopicParser.NameOf(topic.Ordering.Value), topic.Ordering.Origin, topic.Ordering.Location.Path, topic.Ordering.Location.Line),
            .. topic.Configs.Select(config => new ShowValueDocument(config.Name, config.Value, config.Origin, config.Location.Path, config.Location.Line)),
        ]);
    }

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.ShowDocument);

    private static ShowValueDocument Value(string name, Sourced<int> value) =>
        new(name, value.Value.ToString(CultureInfo.InvariantCulture), value.Origin, value.Location.Path, value.Location.Line);
}
