namespace KafkaConfig.Core.Layout;

/// <summary>How to reach a service that speaks HTTP: its base address, and the user where it wants one.</summary>
public sealed record ServiceConnection(ExternalText Url, ExternalText? Username, ExternalText? Password);
