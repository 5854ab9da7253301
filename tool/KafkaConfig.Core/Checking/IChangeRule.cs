namespace KafkaConfig.Core.Checking;

/// <summary>A rule that judges one change at a time by its facts, so that it can be asked again immediately before the change is made.</summary>
public interface IChangeRule : IRule;
