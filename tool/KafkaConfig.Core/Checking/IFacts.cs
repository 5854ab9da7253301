namespace KafkaConfig.Core.Checking;

/// <summary>Facts of one resource that rules of its kind ask for.</summary>
public interface IFacts;
