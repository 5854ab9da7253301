namespace KafkaConfig.Core.Model;

/// <summary>What a number counts, so that it can be read and shown the way people say it.</summary>
public enum ValueUnit
{
    None,
    Milliseconds,
    Bytes,
}
