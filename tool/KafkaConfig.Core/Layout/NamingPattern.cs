using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Layout;

/// <summary>What names of a kind must match, and the sentence that a breach shows.</summary>
public sealed record NamingPattern(Regex Pattern, string? Say);
