namespace KafkaConfig.Core.Kinds;

/// <summary>How to read facts.</summary>
/// <param name="Window">How long to wait between two looks, where it matters whether somebody writes.</param>
/// <param name="IsFresh">True where nothing that was read before may be used again.</param>
public sealed record FactLook(TimeSpan Window, bool IsFresh);
