using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Commands.History;

/// <summary>Reads an environment's journal.</summary>
public sealed class HistoryCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(HistoryArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var journaled = await Composition.JournaledAsync(repository.Root, environment.Name, cancellationToken);
        var report = await Waiting.RunAsync(io, $"Reading {environment.Name}", async () =>
        {
            await session.Live.Identity.DescribeAsync(cancellationToken);
            // One cluster may hold several environments.
            var runs = (await session.Journal.ReadRunsAsync(cancellationToken)).Where(run => run.Run.Environment == journaled);
            return new HistoryReport(environment.Name, await session.Journal.ReadAppliedAsync(journaled, cancellationToken), [.. runs]);
        });
        ViewCatalog.History(arguments.Output, Ink.For(io, arguments.Global)).Render(report, io.Output);
        return ExitCode.Done;
    }
}
