namespace KafkaConfig.Core.Model;

/// <summary>What this version manages. The name in lower case is the first half of an address.</summary>
public enum ResourceKind
{
    Topic,
    Subject,
    Link,
    Connector,
}
