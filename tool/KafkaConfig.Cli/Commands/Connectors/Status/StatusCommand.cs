using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Commands.Connectors.Status;

/// <summary>Reads how the connectors of one environment are.</summary>
public sealed class StatusCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(StatusArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var report = await Waiting.RunAsync(io, $"Reading the workers of {environment.Name}", () => ConnectorReading.ReadAsync(environment.Name, session.Connect, cancellationToken));
        ViewCatalog.Connectors(arguments.Output, Ink.For(io, arguments.Global)).Render(report, io.Output);
        return report.HasFailed ? ExitCode.PartlyApplied : report.IsUnknown ? ExitCode.FactsUnavailable : ExitCode.Done;
    }
}
