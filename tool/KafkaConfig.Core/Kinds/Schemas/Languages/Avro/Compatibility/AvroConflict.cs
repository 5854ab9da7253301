namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>One reason why a schema cannot follow a version.</summary>
public sealed record AvroConflict(int Version, AvroDirection Direction, AvroIncompatibility Incompatibility)
{
    /// <summary>Which side cannot read: <c>new readers cannot read version 3</c>.</summary>
    public string Side => Direction == AvroDirection.NewReadsOld
        ? $"new readers cannot read version {Version}"
        : $"readers of version {Version} cannot read new records";
}
