namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>Which parts of Confluent's API a stand-in has.</summary>
public sealed record RegistryTraits
{
    public static RegistryTraits Confluent { get; } = new();

    /// <summary><c>GET /schemas</c>.</summary>
    public bool HasBulk { get; init; } = true;

    /// <summary>False: its entries hold the schema and no subject or version, as newer Apicurio's do.</summary>
    public bool BulkNamesVersions { get; init; } = true;

    /// <summary>False: offset and limit of <c>GET /schemas</c> are ignored, as Karapace does.</summary>
    public bool BulkPages { get; init; } = true;

    /// <summary>The largest page of <c>GET /schemas</c>.</summary>
    public int MaximumPage { get; init; } = 1_000;

    public bool HasModes { get; init; } = true;

    /// <summary>False: a verdict is a bare yes or no.</summary>
    public bool HasVerbose { get; init; } = true;

    /// <summary>False: <c>subjectPrefix</c> of <c>GET /subjects</c> is ignored.</summary>
    public bool HasPrefix { get; init; } = true;

    /// <summary>False: a check is made against one version only, as Karapace and Redpanda do.</summary>
    public bool ChecksAllVersions { get; init; } = true;

    /// <summary>False: a registration is answered with its id alone.</summary>
    public bool RegistrationNamesVersion { get; init; } = true;

    /// <summary>False: <c>GET /schemas/ids/{id}/versions</c> and <c>/subjects</c> do not exist.</summary>
    public bool TellsHolders { get; init; } = true;
}
