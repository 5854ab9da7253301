using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Documents;

/// <summary>Rules as JSON.</summary>
public sealed record RulesDocument(int FormatVersion, IReadOnlyList<RuleDocument> Rules)
{
    public static RulesDocument Of(IReadOnlyList<RuleDescription> rules) => new(1, [.. rules.Select(RuleDocument.Of)]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.RulesDocument);
}
