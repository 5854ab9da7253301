namespace KafkaConfig.Cli.Views;

/// <summary>An environment whose cluster did not answer, or did not let us look.</summary>
public sealed record UnavailableEnvironment(string Environment, string Why);
