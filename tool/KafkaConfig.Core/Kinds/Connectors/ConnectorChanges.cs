using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>The connector is declared, and absent.</summary>
/// <param name="Definition">What the files say.</param>
/// <param name="Validation">What the plugin says of it; null: it could not be asked.</param>
public sealed record CreateConnector(ConnectorDefinition Definition, ConnectorValidation? Validation)
    : Change(Definition.Address, Reason.NotOnCluster, Impact.Additive, Definition.Location)
{
    public override string Action => "create";

    public override IReadOnlyList<FieldChange> Fields =>
    [
        new("state", null, ConnectorParser.NameOf(Definition.State.Value)) { AfterOrigin = Definition.State.Origin, Source = Definition.State.Location },
        .. Definition.Settings.Select(setting => new FieldChange(setting.Name, null, ConnectorSecrets.ShowDeclared(setting.Name, setting.Value, Validation))
        {
            AfterOrigin = setting.Origin,
            Source = setting.Location,
        }),
    ];
}

/// <summary>Keys of the config differ; the worker restarts the connector.</summary>
/// <param name="Definition">What the files say: an update replaces the whole config.</param>
/// <param name="Keys">What differs.</param>
/// <param name="ClassBefore">The live class.</param>
public sealed record UpdateConnector(ConnectorDefinition Definition, IReadOnlyList<FieldChange> Keys, string ClassBefore)
    : Change(Definition.Address, Reason.DiffersFromCluster, Impact.Disruptive, Keys.Select(key => key.Source).FirstOrDefault(source => source is not null) ?? Definition.Location)
{
    public override string Action => "update";

    public override IReadOnlyList<FieldChange> Fields => Keys;

    /// <summary>What is live; secrets in it are in clear text, so that it stays in this folder.</summary>
    internal LiveConnector? Live { get; init; }

    public bool ChangesClass => ClassBefore != Definition.Class.Value;

    /// <summary>What evidence must be bound to.</summary>
    public FieldMove ClassMove => new("class", ClassBefore, Definition.Class.Value);
}

/// <summary>The connector is paused, stopped or resumed.</summary>
public sealed record ChangeConnectorState(ResourceAddress Address, string From, Sourced<ConnectorState> To)
    : Change(Address, Reason.DiffersFromCluster, To.Value == ConnectorState.Running ? Impact.Additive : Impact.Disruptive, To.Location)
{
    public override string Action => "update";

    public bool IsResume => To.Value == ConnectorState.Running;

    public override IReadOnlyList<FieldChange> Fields =>
        [new("state", From.ToLowerInvariant(), ConnectorParser.NameOf(To.Value)) { BeforeOrigin = "connector", AfterOrigin = To.Origin, Source = To.Location }];
}

/// <summary>The connector is this repository's to delete, and declared nowhere any more. Its offsets stay, and are written down.</summary>
/// <param name="Address">The connector.</param>
/// <param name="Class">Its class.</param>
/// <param name="State">Its state, as the worker names it.</param>
/// <param name="Offsets">Where it stands, as far as that could be read; null: it could not.</param>
public sealed record DeleteConnector(ResourceAddress Address, string Class, string State, IReadOnlyList<ConnectorOffset>? Offsets)
    : Change(Address, Reason.NotDeclared, Impact.Destructive, null)
{
    public override string Action => "delete";

    /// <summary>Topics that it copies from another cluster, in ordinal order: a link's source connector.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    public override IReadOnlyList<FieldChange> Fields =>
    [
        new(ConnectorKeys.Class, Class, null) { BeforeOrigin = "connector" },
        new("state", State.ToLowerInvariant(), null) { BeforeOrigin = "connector" },
        .. (Offsets ?? []).Select(offset => new FieldChange($"offset {offset.Partition}", offset.Offset, null) { BeforeOrigin = "connector" }),
    ];
}
