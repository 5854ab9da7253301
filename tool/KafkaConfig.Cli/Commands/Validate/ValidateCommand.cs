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
        var environments = session.Content.Environments;
        var offline = new IReadOnlyList<Finding>[environments.Count];
        Parallel.For(0, environments.Count, index => offline[index] = composition.Planner.CheckOffline(session.Content, environments[index]));
        foreach (var own in offline)
            findings.AddRange(own);
        var report = session.Report(session.WithExcerpts(findings));
        ViewCatalog.Validation(arguments.Output, Ink.For(io, arguments.Global)).Render(report, io.Output);
        return ExitCodes.Of(report.Findings);
    }
}
