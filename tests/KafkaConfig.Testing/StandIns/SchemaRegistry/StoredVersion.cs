namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>One version of a subject of the stand-in.</summary>
public sealed class StoredVersion(string subject, int version, int id, StoredSchema schema)
{
    public string Subject => subject;

    public int Version => version;

    public int Id => id;

    public StoredSchema Schema => schema;

    /// <summary>Hidden, and not yet gone.</summary>
    public bool IsDeleted { get; internal set; }
}
