using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views.Rules;

/// <summary>Rules, a line each.</summary>
public sealed class TextRuleListView : IView<IReadOnlyList<RuleDescription>>
{
    public void Render(IReadOnlyList<RuleDescription> report, TextWriter output)
    {
        var width = report.Max(rule => RuleWords.Severity(rule).Length);
        foreach (var rule in report)
            output.WriteLine($"{rule.Code}  {RuleWords.Severity(rule).PadRight(width)}  {rule.Title}");
        output.WriteLine();
        output.WriteLine("kafka-config explain CODE says why, the safe way, and what passes.");
    }
}
