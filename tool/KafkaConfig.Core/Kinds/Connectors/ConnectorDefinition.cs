using System.Globalization;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>What one environment should hold of a connector: all layers resolved, each value with its origin.</summary>
public sealed record ConnectorDefinition : IDefinition
{
    /// <summary>The Connect cluster, by the name that environments give it.</summary>
    public required string Cluster { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required SourceLocation Location { get; init; }

    public required Sourced<string> Class { get; init; }

    public required Sourced<ConnectorState> State { get; init; }

    /// <summary>Null: the worker's own (1).</summary>
    public required Sourced<int>? Tasks { get; init; }

    /// <summary>In ordinal order of names, without the class and the number of tasks.</summary>
    public required IReadOnlyList<ConnectorSetting> Config { get; init; }

    /// <summary>The link that makes it; null where a file of its own declares it.</summary>
    public ResourceAddress? PartOf { get; init; }

    /// <summary>The cluster that a link's connector copies from; null for others.</summary>
    public EnvironmentDefinition? CopiesFrom { get; init; }

    /// <summary>Keys that are the definition's to say at the creation alone: later they are somebody else's, and stay as they are.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    public ResourceAddress Address => ResourceAddress.Connector(Cluster, Name);

    /// <summary>Everything that a worker is sent, in ordinal order.</summary>
    public IReadOnlyList<ConnectorSetting> Settings =>
    [
        .. Config.Append(new ConnectorSetting(ConnectorKeys.Class, Class.Value, Class.Origin, Class.Location))
            .Concat(Tasks is { } tasks ? [new ConnectorSetting(ConnectorKeys.Tasks, tasks.Value.ToString(CultureInfo.InvariantCulture), tasks.Origin, tasks.Location)] : Array.Empty<ConnectorSetting>())
            .OrderBy(setting => setting.Name, StringComparer.Ordinal),
    ];

    public ConnectorConfig ToConfig() => new(Name, Settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    /// <summary>The same with what is live of the keys that it keeps.</summary>
    public ConnectorDefinition Keeping(LiveConnector live) => Kept.Count == 0 ? this : this with
    {
        Config = [.. Config.Select(setting => Kept.Contains(setting.Name) && live.Config.TryGetValue(setting.Name, out var value) ? setting with { Value = value } : setting)],
    };

    /// <summary>Null where it is not declared.</summary>
    public string? Value(string key)
    {
        foreach (var setting in Config)
        {
            if (setting.Name == key)
                return setting.Value;
        }

        return null;
    }

    public override string ToString() => Address.ToString();
}
