namespace KafkaConfig.Core.Kinds.Links.MirrorMaker;

/// <summary>The source connector of a link, as it is live.</summary>
/// <param name="Alias">Of the source; it keeps its place under that name.</param>
/// <param name="Patterns">Expressions in its list that stand for topics which nobody declared.</param>
/// <param name="Mirrors">In ordinal order of topics.</param>
public sealed record MirrorMakerSource(string Alias, IReadOnlyList<string> Patterns, IReadOnlyList<LiveMirror> Mirrors);
