using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>One config of a link, as text, with the layer and the line that it comes from.</summary>
public sealed record LinkSetting(string Name, string Value, string Origin, SourceLocation Location);
