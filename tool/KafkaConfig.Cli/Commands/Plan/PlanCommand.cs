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
        var session = RepositorySession.Open(composition, arguments.Global);
        var ink = Ink.For(io, arguments.Global);
        var environments = arguments.Environments.Distinct(StringComparer.Ordinal).Select(session.Environment).ToList();
        if (session.Errors() is { } errors)
        {
            ViewCatalog.Validation(arguments.Output, ink).Render(errors, io.Output);
            return ExitCode.Error;
        }

        if (arguments.Against is not null && environments.Count > 1)
            throw new UsageException("--against is one cluster's snapshot: plan one environment with it.");
        var origin = await composition.OriginAsync(session.Root, cancellationToken);
        var plans = new List<EnvironmentPlan>();
        var codes = new List<ExitCode>();
        foreach (var environment in environments)
        {
            try
            {
                var plan = await Waiting.RunAsync(io, $"Reading {environment.Name}", () => PlanAsync(composition, session, environment, origin, arguments, cancellationToken));
                plans.Add(plan);
                codes.Add(ExitCodes.Of(plan, arguments.DetailedExitCode));
            }
            catch (UnavailableException problem) when (environments.Count > 1)
            {
                // The others can still be planned; this one is reported and decides the exit code.
                await io.Error.WriteLineAsync(Ink.Safe($"kafka-config: {environment.Name}: {problem.Message}"));
                codes.Add(ExitCode.FactsUnavailable);
            }
        }

        var report = new PlanReport(plans);
        ViewCatalog.Plan(arguments.Output, ink).Render(report, io.Output);
        if (arguments.Out is not null)
            await File.WriteAllTextAsync(Path.GetFullPath(arguments.Out, io.CurrentDirectory), PlanDocument.Of(report).ToJson(), cancellationToken);
        return ExitCodes.Worst(codes);
    }

    private static async Task<EnvironmentPlan> PlanAsync(
        Composition composition, RepositorySession session, EnvironmentDefinition environment, Origin origin, PlanArguments arguments, CancellationToken cancellationToken)
    {
        var only = AddressFilter.Parse(arguments.Only);
        using var reading = composition.ForReading(environment, session.Root, arguments.Timeout, arguments.Against);
        var plan = await composition.Planner.PlanAsync(session.Content, environment, reading.Live, origin, only, cancellationToken);
        return plan with { Against = arguments.Against, Findings = FindingOrder.Sort(session.WithExcerpts(plan.Findings)) };
    }
}
