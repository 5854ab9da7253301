using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Commands.Validate;

/// <summary>Checks a repository without any cluster.</summary>
public sealed class ValidateCommand(IOContext io)
{
    public ExitCode Run(ValidateArguments arguments)
    {
        var composition = new Composition(io);
        var session = RepositorySession.Open(composition, arguments.Global);
        var findings = new List<Finding>(session.Content.Findings);
        foreach (var environment in session.Content.Environments)
            findings.AddRange(composition.Planner.CheckOffline(session.Content, environment));
        var report = session.Report(session.WithExcerpts(findings));
        ViewCatalog.Validation(arguments.Output, Ink.For(io, arguments.Global)).Render(report, io.Output);
        return ExitCodes.Of(report.Findings);
    }
}
