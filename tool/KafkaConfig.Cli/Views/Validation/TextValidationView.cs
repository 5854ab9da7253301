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
            output.WriteLine(ink.Red($"✗ {report.Errors.ToString(CultureInfo.InvariantCulture)} to mend, {Count.Of(report.Warnings, "warning")}. {scope}"));
        else
            output.WriteLine(ink.Green($"✓ Sound, {Count.Of(report.Warnings, "warning")}. {scope}"));
    }
}
