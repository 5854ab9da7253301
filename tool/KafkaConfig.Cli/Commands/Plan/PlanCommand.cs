using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Cli.Commands.Plan;

/// <summary>Plans environments one after the other and shows all of them in one report.</summary>
public sealed class PlanCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(PlanArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        ReadingSession Connect(EnvironmentDefinition environment, string root, Anticipation? anticipation) =>
            composition.ForReading(environment, root, arguments.Timeout, arguments.Against, anticipation);
        // Where there is a base, nothing is connected to before the files are compared with it.
        var (session, start) = await RepositorySession.OpenForPlanAsync(composition, arguments.Global, arguments.Base is null ? arguments.Environments[0] : null, Connect, cancellationToken);
        using var begun = start;
        var ink = Ink.For(io, arguments.Global);
        await session.DateEvidenceAsync(cancellationToken);
        var from = arguments.Base is { } revision ? await session.OpenBaseAsync(revision, cancellationToken) : null;
        var leaving = new List<EnvironmentPlan>();
        var environments = new List<EnvironmentDefinition>();
        foreach (var name in arguments.Environments.Distinct(StringComparer.Ordinal))
        {
            if (from is not null && session.PlanOfLeaving(name, from, await start.Origin) is { } gone)
                leaving.Add(gone);
            else
                environments.Add(session.Environment(name));
        }

        if (session.ShowErrors(arguments.Output, ink, io.Output))
            return ExitCode.Error;

        if (arguments.Against is not null && environments.Count > 1)
            throw new UsageException("--against is one cluster's snapshot: plan one environment with it.");
        var target = arguments.Out is { } given ? OutputFile.Of(given, io) : null;
        var plans = new List<EnvironmentPlan>(leaving);
        var unavailable = new List<UnavailableEnvironment>();
        foreach (var environment in environments)
        {
            if (from is not null && session.PlanWithoutCluster(composition.Planner, environment, from, await start.Origin) is { } offline)
            {
                plans.Add(offline);
                continue;
            }

            try
            {
                // The first connection was begun while the files were read.
                using var own = environment == environments[0] ? null : Connect(environment, session.Root, null);
                var connected = own ?? start.Connect(() => Connect(environment, session.Root, null));
                var live = connected.Live;
                session.CountFrom(from ?? (IEarlierDefinitions)session.AppliedTo(environment, connected.Journal, await start.Origin));
                var request = new PlanRequest(AddressFilter.Parse(arguments.Only), Identify: arguments.Out is not null) { Others = [.. plans] };
                plans.Add(await Waiting.RunAsync(
                    io, $"Reading {environment.Name}",
                    async () => await session.PlanAsync(composition.Planner, environment, live, await start.Origin, request, cancellationToken) with { Against = arguments.Against, Base = from?.Commit }));
            }
            catch (UnavailableException problem) when (environments.Count > 1)
            {
                // The others can still be planned; this one is reported and decides the exit code.
                unavailable.Add(new UnavailableEnvironment(environment.Name, problem.Message));
            }
        }

        var report = new PlanReport(plans, unavailable);
        ViewCatalog.Plan(arguments.Output, ink).Render(report, io.Output);
        if (target is not null)
            await File.WriteAllTextAsync(target, PlanDocument.Of(report).ToJson(), cancellationToken);
        return ExitCodes.Worst([.. plans.Select(plan => ExitCodes.Of(plan, arguments.DetailedExitCode)), .. unavailable.Select(_ => ExitCode.FactsUnavailable)]);
    }
}
