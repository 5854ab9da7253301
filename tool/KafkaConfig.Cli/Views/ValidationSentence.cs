namespace KafkaConfig.Cli.Views;

/// <summary>What was looked at, in one sentence.</summary>
public static class ValidationSentence
{
    public static string Scope(ValidationReport report)
    {
        if (report.Scope is { } scope)
            return scope;
        if (report is { Resources: 0, Environments.Count: 0, Findings.Count: 0 })
            return "The repository is empty: it declares nothing yet.";
        var resources = Count.Of(report.Resources, "resource");
        return report.Environments.Count switch
        {
            0 => $"{resources}, no environment.",
            _ => $"{resources}, checked for {string.Join(", ", report.Environments)}.",
        };
    }
}
