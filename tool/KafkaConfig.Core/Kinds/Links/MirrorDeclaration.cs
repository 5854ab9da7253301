using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>One line under <c>mirrors</c>.</summary>
/// <param name="Topic">The topic's name on the source.</param>
/// <param name="State">What it shall be.</param>
/// <param name="Location">Where the file names it.</param>
public sealed record MirrorDeclaration(string Topic, Sourced<MirrorState> State, SourceLocation Location);
