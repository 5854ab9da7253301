using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Testing;

/// <summary>Links to create.</summary>
public static class SomeLink
{
    public static SourceLocation Place { get; } = new("environments/other.yaml", 4, 5);

    /// <summary>What a destination makes to mirror from a source that wants no login.</summary>
    public static LinkSpecification Destination(string name, params (string Name, string Value)[] configs) => Of(name, LinkMode.Destination, Connection(), configs);

    public static LinkSpecification Of(string name, LinkMode mode, ClusterConnection? remote, params (string Name, string Value)[] configs) => new(
        name, mode, Text("lkc-source"), remote, [.. configs.OrderBy(config => config.Name, StringComparer.Ordinal).Select(config => KeyValuePair.Create(config.Name, config.Value))]);

    public static ClusterConnection Connection(params (string Name, string Template)[] client) => new()
    {
        BootstrapServers = Text("source.example:9092"),
        Client = [.. client.OrderBy(setting => setting.Name, StringComparer.Ordinal).Select(setting => KeyValuePair.Create(setting.Name, Text(setting.Template)))],
    };

    public static ExternalText Text(string template) => new(template, Place);
}
