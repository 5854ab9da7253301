using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Connectors.Restart;

/// <summary>Restarts connectors and says what became of each.</summary>
public sealed class RestartCommand(IOContext io)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public async Task<ExitCode> RunAsync(RestartArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Failed == (arguments.Names.Count > 0))
            throw new UsageException("Say which: --failed, or addresses such as connector/main/orders-to-warehouse.");
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var kafka = await session.Live.Identity.DescribeAsync(cancellationToken);
        foreach (var (name, cluster) in session.Connect)
            await ConnectorReader.CheckKafkaAsync(name, cluster, environment.Name, kafka.Id, cancellationToken);
        var report = await Waiting.RunAsync(io, $"Reading the workers of {environment.Name}", () => ConnectorReading.ReadAsync(environment.Name, session.Connect, cancellationToken));
        var chosen = report.Connectors.Where(connector => arguments.Failed ? connector.HasFailed : arguments.Names.Contains(connector.Address.ToString())).ToList();
        foreach (var name in arguments.Names.Where(name => !chosen.Exists(connector => connector.Address.ToString() == name)))
        {
            var nearest = NearestName.Of(name, report.Connectors.Select(connector => connector.Address.ToString()));
            throw new UsageException($"There is no {name} in {environment.Name}.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        }

        var refused = new Dictionary<ResourceAddress, string>();
        foreach (var connector in chosen)
        {
            var result = await session.ConnectWriters[connector.Cluster].RestartAsync(connector.Name, arguments.Failed, cancellationToken);
            if (result.Status != WriteStatus.Done)
                refused[connector.Address] = result.Why ?? "no reason is given";
        }

        var restarted = chosen.Where(connector => !refused.ContainsKey(connector.Address)).Select(connector => connector.Address).ToHashSet();
        var problems = await Waiting.RunAsync(io, $"Looking whether they run", () => LookAsync(session, restarted, cancellationToken));
        foreach (var address in chosen.Select(connector => connector.Address))
        {
            var problem = refused.GetValueOrDefault(address) ?? problems.GetValueOrDefault(address);
            await io.Output.WriteLineAsync(problem is null ? $"restarted  {Ink.Safe(address.ToString())}" : $"failed     {Ink.Safe(address.ToString())}  {Ink.Safe(problem)}");
        }

        if (chosen.Count == 0)
            await io.Output.WriteLineAsync($"No connector of {environment.Name} has failed.");
        return refused.Count + problems.Count > 0 ? ExitCode.PartlyApplied : ExitCode.Done;
    }

    // A restart is taken at once, and done later: what fails again does so within seconds.
    private async Task<IReadOnlyDictionary<ResourceAddress, string>> LookAsync(ReadingSession session, HashSet<ResourceAddress> restarted, CancellationToken cancellationToken)
    {
        var settling = session.Live.IsLive ? ConnectorReader.LiveSettling : TimeSpan.Zero;
        var (started, calmSince) = (io.Time.GetTimestamp(), io.Time.GetTimestamp());
        while (restarted.Count > 0)
        {
            var problems = await ConnectorHealth.ProblemsAsync(session.Connect, restarted, cancellationToken);
            if (problems.Count > 0)
                calmSince = io.Time.GetTimestamp();
            if (problems.Count == 0 ? io.Time.GetElapsedTime(calmSince) >= settling : io.Time.GetElapsedTime(started) >= Limit || !session.Live.IsLive)
                return problems;
            await Task.Delay(TimeSpan.FromMilliseconds(500), io.Time, cancellationToken);
        }

        return new Dictionary<ResourceAddress, string>();
    }
}
