using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Operations.Drifts;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Drift;

/// <summary>Compares environments with Git, one after the other, and then with each other.</summary>
public sealed class DriftCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(DriftArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var ink = Ink.For(io, arguments.Global);
        var environments = arguments.Environments.Distinct(StringComparer.Ordinal).Select(repository.Environment).ToList();
        if (repository.ShowErrors(arguments.Output, ink, io.Output))
            return ExitCode.Error;

        var origin = await composition.OriginAsync(repository.Root, cancellationToken);
        var compared = new List<DriftEnvironmentDocument>();
        var unavailable = new List<UnavailableDocument>();
        foreach (var environment in environments)
        {
            try
            {
                compared.Add(await Waiting.RunAsync(io, $"Reading {environment.Name}", () => CompareAsync(composition, repository, environment, origin, arguments.Timeout, cancellationToken)));
            }
            catch (UnavailableException problem)
            {
                unavailable.Add(new UnavailableDocument(environment.Name, problem.Message));
            }
        }

        var report = DriftReportDocument.Of(compared, unavailable);
        ViewCatalog.Drift(arguments.Output, ink).Render(report, io.Output);
        return report switch
        {
            { IsComplete: false } => ExitCode.FactsUnavailable,
            { Differences: > 0 } => ExitCode.ChangesPending,
            _ => ExitCode.Done,
        };
    }

    private async Task<DriftEnvironmentDocument> CompareAsync(
        Composition composition, RepositorySession repository, EnvironmentDefinition environment, Origin origin, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var session = composition.ForReading(environment, repository.Root, timeout);
        repository.CountFrom(repository.AppliedTo(environment, session.Journal, origin));
        var difference = await Planner.CompareAsync(repository.Content, environment, session.Live, null, cancellationToken);
        var cluster = await session.Live.Identity.DescribeAsync(cancellationToken);
        return new DriftEnvironmentDocument(
            environment.Name, cluster.Id, origin.Revision, io.Time.GetUtcNow(),
            [.. LiveDifference.Of(difference).Where(item => !difference.Unread.ContainsKey(item.Address)).Select(DifferenceDocument.Of)],
            [.. difference.Unread.OrderBy(item => item.Key).Select(item => new UnreadDocument(item.Key.ToString(), item.Value))]);
    }
}
