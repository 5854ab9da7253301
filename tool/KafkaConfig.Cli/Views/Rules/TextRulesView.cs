using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views.Rules;

/// <summary>Rules in full, for a terminal.</summary>
public sealed class TextRulesView : IView<IReadOnlyList<RuleDescription>>
{
    public void Render(IReadOnlyList<RuleDescription> report, TextWriter output)
    {
        foreach (var rule in report)
        {
            output.WriteLine($"{rule.Code}  {rule.Title}  ({RuleWords.Severity(rule)})");
            output.WriteLine();
            output.WriteLine($"Why       {rule.Why}");
            output.WriteLine($"Safe way  {rule.SafeWay}");
            output.WriteLine($"Passes    {RuleWords.Evidence(rule)}");
            foreach (var gate in RuleWords.Gates(rule))
                output.WriteLine($"            {gate}");
            foreach (var paragraph in rule.Advice)
            {
                output.WriteLine();
                output.WriteLine(paragraph);
            }

            if (RuleWords.HowToAnswer(rule) is { } how)
            {
                output.WriteLine();
                output.WriteLine(how);
            }
        }
    }
}
