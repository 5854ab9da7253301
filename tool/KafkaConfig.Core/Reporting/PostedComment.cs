namespace KafkaConfig.Core.Reporting;

/// <summary>A comment that stands in a pull request.</summary>
/// <param name="Id">The host's number; a later comment has a greater one.</param>
/// <param name="NodeId">The host's other name for it.</param>
/// <param name="IsOwn">True where the identity that asks wrote it.</param>
/// <param name="IsHidden">True where it was minimised.</param>
public sealed record PostedComment(long Id, string NodeId, bool IsOwn, bool IsHidden);
