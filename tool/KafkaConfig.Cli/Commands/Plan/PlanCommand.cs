using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Plan;

/// <summary>Plans environments one after the other and shows all of them in one report.</summary>
public sealed class PlanCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(PlanArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var (session, start) = RepositorySession.OpenForPlan(
            composition, arguments.Global, arguments.Environments[0],
            (environment, root, anticipation) => composition.ForReading(environment, root, arguments.Timeout, arguments.Against, anticipation), cancellationToken);
        using var begun = start;
        var ink = Ink.For(io, arguments.Global);
        var environments = arguments.Environments.Distinct(StringComparer.Ordinal).Select(session.Environment).ToList();
        if (session.Errors() is { } errors)
        {
            ViewCatalog.Validation(arguments.Output, ink).Render(errors, io.Output);
            return ExitCode.Error;
        }

        if (arguments.Against is not null && environments.Count > 1)
            throw new UsageException("--against is one cluster's snapshot: plan one environment with it.");
        var plans = new List<EnvironmentPlan>();
        var unavailable = new List<UnavailableEnvironment>();
        var codes = new List<ExitCode>();
        foreach (var environment in environments)
        {
            try
            {
                ReadingSession Open() => composition.ForReading(environment, session.Root, arguments.Timeout, arguments.Against);
                using var own = codes.Count == 0 ? null : Open();
                var live = (own ?? start.Connect(Open)).Live;
                var plan = await Waiting.RunAsync(
                    io, $"Reading {environment.Name}", async () => await PlanAsync(composition, session, environment, live, await start.Origin, arguments, cancellationToken));
                plans.Add(plan);
                codes.Add(ExitCodes.Of(plan, arguments.DetailedExitCode));
            }
            catch (UnavailableException problem) when (environments.Count > 1)
            {
                // The others can still be planned; this one is reported and decides the exit code.
                unavailable.Add(new UnavailableEnvironment(environment.Name, problem.Message));
                codes.Add(ExitCode.FactsUnavailable);
            }
        }

        var report = new PlanReport(plans, unavailable);
        ViewCatalog.Plan(arguments.Output, ink).Render(report, io.Output);
        if (arguments.Out is not null)
            await File.WriteAllTextAsync(Path.GetFullPath(arguments.Out, io.CurrentDirectory), PlanDocument.Of(report).ToJson(), cancellationToken);
        return ExitCodes.Worst(codes);
    }

    private static async Task<EnvironmentPlan> PlanAsync(
        Composition composition, RepositorySession session, EnvironmentDefinition environment, LiveEnvironment live, Origin origin, PlanArguments arguments,
        CancellationToken cancellationToken)
    {
        var plan = await composition.Planner.PlanAsync(session.Content, environment, live, origin, AddressFilter.Parse(arguments.Only), cancellationToken);
        return plan with { Against = arguments.Against, Findings = FindingOrder.Sort(session.WithExcerpts(plan.Findings)) };
    }
}
