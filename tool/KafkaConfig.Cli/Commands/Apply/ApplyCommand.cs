using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Apply;

/// <summary>Plans one environment, asks, and applies.</summary>
public sealed class ApplyCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(ApplyArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var (repository, start) = RepositorySession.OpenForPlan(
            composition, arguments.Global, arguments.Environment,
            (environment, root, anticipation) => composition.ForApplying(environment, root, arguments.Timeout, anticipation), cancellationToken);
        using var begun = start;
        var ink = Ink.For(io, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        if (repository.Errors() is { } errors)
        {
            ViewCatalog.Validation(arguments.Output, ink).Render(errors, io.Output);
            return ExitCode.Error;
        }

        var only = AddressFilter.Parse(arguments.Only);
        var origin = await start.Origin;
        var session = start.Connect(() => composition.ForApplying(environment, repository.Root, arguments.Timeout));
        var plan = await Waiting.RunAsync(
            io, $"Reading {environment.Name}", () => composition.Planner.PlanAsync(repository.Content, environment, session.Reading.Live, origin, only, cancellationToken));
        plan = plan with { Findings = FindingOrder.Sort(repository.WithExcerpts(plan.Findings)) };
        var view = ViewCatalog.Apply(arguments.Output, ink);
        view.Render(new ApplyRun(plan, null), io.Output);
        var code = ExitCodes.Of(plan, detailed: false);
        if (code != ExitCode.Done || !plan.HasChanges)
        {
            view.Render(new ApplyRun(plan, null) { IsOver = true }, io.Output);
            return code;
        }

        await io.Output.FlushAsync(cancellationToken);
        if (!arguments.Yes && !await ConfirmAsync(plan))
            return ExitCode.Error;
        cancellationToken.ThrowIfCancellationRequested();
        var applier = composition.Applier(session, repository.Content, environment);
        var report = await Waiting.RunAsync(
            io, $"Applying {environment.Name}", plan.Changes.Count, progress => applier.ApplyAsync(plan, progress, cancellationToken));
        view.Render(new ApplyRun(plan, report) { IsOver = true }, io.Output);
        return ExitCodes.Of(report);
    }

    private async Task<bool> ConfirmAsync(EnvironmentPlan plan)
    {
        if (!io.InputIsTerminal)
            throw new UsageException("Nobody can answer here: pass --yes to apply without being asked.");
        await io.Error.WriteAsync($"Apply these changes to {plan.Environment}? Only 'yes' is taken as yes: ");
        await io.Error.FlushAsync();
        if (await io.Input.ReadLineAsync() == "yes")
            return true;
        await io.Error.WriteLineAsync("Nothing was applied.");
        return false;
    }
}
