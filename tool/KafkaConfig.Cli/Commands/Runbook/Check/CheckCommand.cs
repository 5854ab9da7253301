using KafkaConfig.Cli.Views;
using KafkaConfig.Core;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Runbook.Check;

/// <summary>Checks all evidence without any cluster.</summary>
public sealed class CheckCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(CheckArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var session = RepositorySession.Open(composition, arguments.Global);
        await session.DateEvidenceAsync(cancellationToken);
        var shelf = session.Content.Evidence;
        var today = DateOnly.FromDateTime(io.Time.GetUtcNow().UtcDateTime);
        var production = session.Content.Environments.Where(environment => environment.Production).Select(environment => environment.Name).ToHashSet(StringComparer.Ordinal);
        var findings = EvidenceCheck.Check(shelf, RuleCatalog.Descriptions, session.Content.EnvironmentNames, production, today);
        var report = new ValidationReport(shelf.Files.Count, [], RepositoryLoader.Finish([.. findings], session.Repository, session.Content.Environments.Count)) { Scope = shelf.Files.Count == 0 ? "There is no evidence in runbooks/." : $"{Count.Of(shelf.Files.Count, "file")} of evidence." };
        ViewCatalog.Validation(arguments.Output, Ink.For(io, arguments.Global)).Render(report, io.Output);
        return ExitCodes.Of(report.Findings);
    }
}
