using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>What rules and gates ask about a connector that a change touches.</summary>
public sealed record ConnectorFacts : IFacts
{
    public static ConnectorFacts NotRead { get; } = new();

    /// <summary>Its class and its config's keys; another one once somebody changed it by hand.</summary>
    public string? Identity { get; init; }

    /// <summary>What its plugin says of the declared config.</summary>
    public Fact<ConnectorValidation> Validation { get; init; } = new Fact<ConnectorValidation>.Unknown("its plugin was not asked");

    /// <summary>The installed classes, in ordinal order.</summary>
    public Fact<IReadOnlyList<string>> Installed { get; init; } = new Fact<IReadOnlyList<string>>.Unknown("what is installed was not read");

    /// <summary>How it is; null: it does not exist.</summary>
    public Fact<ConnectorStatus?> Status { get; init; } = new Fact<ConnectorStatus?>.Unknown("its status was not read");

    /// <summary>Where it stands.</summary>
    public Fact<IReadOnlyList<ConnectorOffset>> Offsets { get; init; } = new Fact<IReadOnlyList<ConnectorOffset>>.Unknown("its offsets were not read");

    /// <summary>By name, how many partitions each topic has that it names; null: no such topic.</summary>
    public Fact<IReadOnlyDictionary<string, int?>> Topics { get; init; } = new Fact<IReadOnlyDictionary<string, int?>>.Unknown("its topics were not read");
}
