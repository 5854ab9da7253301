using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Connectors.Restart;

/// <summary>Restarts connectors and says what became of each.</summary>
public sealed class RestartCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(RestartArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Failed == (arguments.Names.Count > 0))
            throw new UsageException("Say which: --failed, or addresses such as connector/main/orders-to-warehouse.");
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var report = await Waiting.RunAsync(io, $"Reading the workers of {environment.Name}", () => ConnectorReading.ReadAsync(environment.Name, session.Connect, cancellationToken));
        var chosen = report.Connectors.Where(connector => arguments.Failed ? connector.HasFailed : arguments.Names.Contains(connector.Address.ToString())).ToList();
        foreach (var name in arguments.Names.Where(name => !chosen.Exists(connector => connector.Address.ToString() == name)))
        {
            var nearest = NearestName.Of(name, report.Connectors.Select(connector => connector.Address.ToString()));
            throw new UsageException($"There is no {name} in {environment.Name}.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        }

        var failures = 0;
        foreach (var connector in chosen)
        {
            var result = await session.ConnectWriters[connector.Cluster].RestartAsync(connector.Name, arguments.Failed, cancellationToken);
            failures += result.Status == WriteStatus.Done ? 0 : 1;
            await io.Output.WriteLineAsync(result.Status == WriteStatus.Done ? $"restarted  {Ink.Safe(connector.Address.ToString())}" : $"failed     {Ink.Safe(connector.Address.ToString())}  {Ink.Safe(result.Why ?? "")}");
        }

        if (chosen.Count == 0)
            await io.Output.WriteLineAsync($"No connector of {environment.Name} has failed.");
        return failures > 0 ? ExitCode.PartlyApplied : ExitCode.Done;
    }
}
