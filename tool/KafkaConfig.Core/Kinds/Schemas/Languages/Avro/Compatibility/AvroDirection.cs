namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Who reads whose records.</summary>
public enum AvroDirection
{
    /// <summary>Readers of the new schema read records of the old one: backward.</summary>
    NewReadsOld,

    /// <summary>Readers of the old schema read records of the new one: forward.</summary>
    OldReadsNew,
}
