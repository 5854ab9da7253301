using System.Globalization;

namespace KafkaConfig.Cli.Views.Validation;

/// <summary>Validation for a comment or a job summary.</summary>
public sealed class MarkdownValidationView : IView<ValidationReport>
{
    public void Render(ValidationReport report, TextWriter output)
    {
        var verdict = report.Errors > 0 ? $"✗ {report.Errors.ToString(CultureInfo.InvariantCulture)} to mend" : "✓ sound";
        output.WriteLine($"## KafkaConfig validation: {verdict}");
        output.WriteLine();
        output.WriteLine(Markdown.Text(ValidationSentence.Scope(report)));
        if (report.Findings.Count == 0)
            return;
        output.WriteLine();
        Markdown.Findings(report.Findings, output);
    }
}
