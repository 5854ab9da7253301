using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views.Rules;

/// <summary>Rules as docs/rules.md.</summary>
public sealed class MarkdownRulesView : IView<IReadOnlyList<RuleDescription>>
{
    public void Render(IReadOnlyList<RuleDescription> report, TextWriter output)
    {
        output.WriteLine("# Rules");
        output.WriteLine();
        output.WriteLine("Written by `kafka-config rules --output markdown` from the rules themselves. Outside production, a runbook is lowered to an acknowledgement; a refusal never changes.");
        foreach (var rule in report)
        {
            output.WriteLine();
            output.WriteLine($"## {rule.Code}: {Markdown.Text(rule.Title)}");
            output.WriteLine();
            output.WriteLine($"- **Weighs:** {RuleWords.Severity(rule)}");
            output.WriteLine($"- **Why:** {Markdown.Text(rule.Why)}");
            output.WriteLine($"- **Safe way:** {Markdown.Text(rule.SafeWay)}");
            output.WriteLine($"- **Passes:** {Markdown.Text(RuleWords.Evidence(rule))}");
            foreach (var gate in RuleWords.Gates(rule))
                output.WriteLine($"  - {Markdown.Text(gate)}");
            foreach (var paragraph in rule.Advice)
            {
                output.WriteLine();
                output.WriteLine(Markdown.Text(paragraph));
            }
        }
    }
}
