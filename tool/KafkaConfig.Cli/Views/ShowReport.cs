using System.Globalization;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Views;

/// <summary>One resolved definition.</summary>
public sealed record ShowReport(string Environment, IDefinition Definition, string? Description, string? Profile, IReadOnlyList<ShownValue> Values)
{
    public static ShowReport Of(string environment, IDefinition definition) => definition switch
    {
        TopicDefinition topic => new ShowReport(environment, topic, topic.Description, topic.Profile, [.. ValuesOf(topic)]),
        SubjectDefinition subject => new ShowReport(environment, subject, null, null, [.. ValuesOf(subject)]),
        ConnectorDefinition connector => new ShowReport(environment, connector, null, null, [.. ValuesOf(connector)]),
        LinkDefinition link => new ShowReport(environment, link, null, null, [.. ValuesOf(link)]),
        LinkSourceHalf half => new ShowReport(environment, half, null, null, [new ShownValue("destination", half.Destination, ValueUnit.None, "file", half.Location)]),
        MirrorDefinition mirror => new ShowReport(environment, mirror, null, null, [.. ValuesOf(mirror)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<ShownValue> ValuesOf(TopicDefinition topic)
    {
        yield return Number("partitions", topic.Partitions);
        yield return Number("replicationFactor", topic.ReplicationFactor);
        yield return new ShownValue("ordering", TopicParser.NameOf(topic.Ordering.Value), ValueUnit.None, topic.Ordering.Origin, topic.Ordering.Location);
        foreach (var config in topic.Configs)
            yield return new ShownValue(config.Name, config.Value, TopicConfigCatalogue.Instance.UnitOf(config.Name), config.Origin, config.Location);
    }

    private static IEnumerable<ShownValue> ValuesOf(SubjectDefinition subject)
    {
        yield return new ShownValue("language", SchemaLanguages.RegistryNameOf(subject.Language).ToLowerInvariant(), ValueUnit.None, "file", subject.Location);
        if (subject.Document.RecordName is { } record)
            yield return new ShownValue("record", record, ValueUnit.None, "file", subject.Location);
        yield return subject.Compatibility is { } level
            ? new ShownValue("compatibility", CompatibilityLevels.NameOf(level.Value), ValueUnit.None, level.Origin, level.Location)
            : new ShownValue("compatibility", null, ValueUnit.None, TopicResolver.BuiltIn, subject.Location);
        foreach (var reference in subject.References)
            yield return new ShownValue($"reference {reference.Name}", $"{reference.Subject} {reference.Version?.ToString(CultureInfo.InvariantCulture) ?? "latest"}", ValueUnit.None, "file", reference.Location);
    }

    // What the file says is read by whoever reads the file, but for what is plainly a secret.
    private static readonly ConnectorValidation NothingTyped = new([]);

    private static IEnumerable<ShownValue> ValuesOf(ConnectorDefinition connector)
    {
        yield return new ShownValue("state", ConnectorParser.NameOf(connector.State.Value), ValueUnit.None, connector.State.Origin, connector.State.Location);
        foreach (var setting in connector.Settings)
            yield return new ShownValue(setting.Name, ConnectorSecrets.ShowDeclared(setting.Name, setting.Value, NothingTyped), ValueUnit.None, setting.Origin, setting.Location);
    }

    private static IEnumerable<ShownValue> ValuesOf(LinkDefinition link)
    {
        yield return new ShownValue("source", $"{link.Source.Name} ({link.Source.Cluster.Describe()})", ValueUnit.None, "file", link.Location);
        yield return new ShownValue("replicator", LinkParser.NameOf(link.Replicator), ValueUnit.None, "file", link.Location);
        foreach (var setting in link.Config)
            yield return new ShownValue(setting.Name, ConnectorSecrets.ShowDeclared(setting.Name, setting.Value, NothingTyped), ValueUnit.None, setting.Origin, setting.Location);
    }

    private static IEnumerable<ShownValue> ValuesOf(MirrorDefinition mirror)
    {
        yield return new ShownValue("source topic", mirror.SourceTopic, ValueUnit.None, "file", mirror.Location);
        yield return new ShownValue("state", LinkParser.NameOf(mirror.State.Value), ValueUnit.None, mirror.State.Origin, mirror.State.Location);
    }

    private static ShownValue Number(string name, Sourced<int> value) => new(name, value.Value.ToString(CultureInfo.InvariantCulture), ValueUnit.None, value.Origin, value.Location);
}
