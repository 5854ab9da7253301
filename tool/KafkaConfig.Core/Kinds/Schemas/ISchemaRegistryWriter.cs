namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Writes one schema registry, one subject a call. Throws nothing for what the registry refuses. A request that was sent and not answered is
/// <see cref="WriteStatus.Uncertain"/>; 429, 503 and an unknown leader, after the retries that Retry-After asks for, are <see cref="WriteStatus.Transient"/>.</summary>
public interface ISchemaRegistryWriter
{
    /// <summary>Registers a version; where the subject holds the schema already, that version and id come back and nothing is added.</summary>
    Task<Registration> RegisterAsync(NewSchema schema, CancellationToken cancellationToken);

    Task<WriteResult> SetLevelAsync(string subject, CompatibilityLevel level, CancellationToken cancellationToken);

    /// <summary>Soft: all versions are hidden, ids still resolve. Permanent: only after that; ids resolve no more.</summary>
    Task<WriteResult> DeleteAsync(string subject, bool isPermanent, CancellationToken cancellationToken);
}
