using System.Globalization;

namespace KafkaConfig.Cli.Views.Validation;

/// <summary>Validation for a terminal.</summary>
public sealed class TextValidationView(Ink ink) : IView<ValidationReport>
{
    public void Render(ValidationReport report, TextWriter output)
    {
        FindingText.Write(report.Findings, output, ink);
        var scope = ValidationSentence.Scope(report);
        if (report.Findings.Count > 0)
            output.WriteLine();
        if (report.Errors > 0)
            output.WriteLine(ink.Red(string.Create(CultureInfo.InvariantCulture, $"✗ {report.Errors} to mend, {report.Warnings} warnings. {scope}")));
        else
            output.WriteLine(ink.Green(string.Create(CultureInfo.InvariantCulture, $"✓ Sound, {report.Warnings} warnings. {scope}")));
    }
}
