using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Apply;

/// <summary>Plans one environment, asks, takes the lock, plans again under it, and applies.</summary>
public sealed class ApplyCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(ApplyArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var (repository, start) = await RepositorySession.OpenForPlanAsync(
            composition, arguments.Global, arguments.Environment,
            (environment, root, anticipation) => composition.ForApplying(environment, root, arguments.Timeout, anticipation), cancellationToken);
        using var begun = start;
        var ink = Ink.For(io, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        if (repository.ShowErrors(arguments.Output, ink, io.Output))
            return ExitCode.Error;

        var approved = arguments.Plan is { } path ? PlanDocument.ReadApproved(Path.GetFullPath(path, io.CurrentDirectory), path, environment.Name) : null;
        var request = new PlanRequest(AddressFilter.Parse(arguments.Only), Identify: approved is not null);
        await repository.DateEvidenceAsync(cancellationToken);
        var session = start.Connect(() => composition.ForApplying(environment, repository.Root, arguments.Timeout));
        repository.CountFrom(repository.AppliedTo(environment, session.Reading.Journal, await start.Origin));
        var promotions = new PromotionCheck(composition, repository, arguments.Timeout);
        var patience = arguments.Wait > TimeSpan.Zero ? io.Time.GetUtcNow() + arguments.Wait : (DateTimeOffset?)null;
        async Task<EnvironmentPlan> PlanAsync() => await repository.PlanAsync(
            composition.Planner, environment, session.Reading.Live, await start.Origin with { CreatedAt = io.Time.GetUtcNow() }, request with { Promotion = await promotions.StateAsync(environment, await start.Origin, cancellationToken) }, cancellationToken);
        var plan = await PlanAndWaitAsync(PlanAsync, environment, patience, cancellationToken);

        var view = ViewCatalog.Apply(arguments.Output, ink);
        view.Render(new ApplyRun(plan, null), io.Output);
        var code = ExitCodes.Of(plan, detailed: false);
        if (code == ExitCode.Done && approved is not null && PlanComparison.Differences(approved, plan) is { Count: > 0 } differences)
        {
            view.Render(new ApplyRun(plan, null) { IsOver = true, ChangedSinceApproval = differences }, io.Output);
            return ExitCode.StalePlan;
        }

        if (code == ExitCode.Done && !plan.HasChanges)
            await RecordAsync(session, plan, arguments, cancellationToken);
        if (code != ExitCode.Done || !plan.HasChanges)
        {
            view.Render(new ApplyRun(plan, null) { IsOver = true }, io.Output);
            return code;
        }

        await io.Output.FlushAsync(cancellationToken);
        if (!arguments.Yes && !await ConfirmAsync(plan))
            return ExitCode.Error;
        cancellationToken.ThrowIfCancellationRequested();
        // It changes nothing, so that it need not wait for the lock.
        var dryRun = Applier.DryRunAsync(session.Appliers, plan, cancellationToken);
        try
        {
            var run = Header(plan);
            await using var lease = await LockAsync(session, environment, run, arguments, cancellationToken);
            // Another run, or somebody by hand, may have been at it since: what was shown is what was agreed to.
            var now = await PlanAndWaitAsync(PlanAsync, environment, patience, cancellationToken);
            var since = now.LacksFacts ? [] : PlanComparison.Differences(ApprovedPlan.Of(plan), now);
            var stopped = since.Count > 0 ? ExitCode.StalePlan : ExitCodes.Of(now, detailed: false);
            if (stopped != ExitCode.Done)
            {
                if (lease is not null)
                    await lease.AppendAsync(new JournalEntry.RunEnded(io.Time.GetUtcNow(), "failed", 0), cancellationToken);
                if (since.Count == 0)
                    view.Render(new ApplyRun(now, null), io.Output);
                view.Render(new ApplyRun(now, null) { IsOver = true, ChangedSinceApproval = since }, io.Output);
                return stopped;
            }

            // What was refused before may have been another run's doing: brokers are asked again.
            var refused = await dryRun is { Count: > 0 } ? await Applier.DryRunAsync(session.Appliers, now, cancellationToken) : [];
            var applier = composition.Applier(session, repository.Content, environment, now, lease is null ? null : (lease, run.RunId), patience);
            var report = await Waiting.RunAsync(io, $"Applying {environment.Name}", now.Changes.Count, progress => applier.ApplyAsync(now, refused, progress, cancellationToken));
            view.Render(new ApplyRun(now, report) { IsOver = true }, io.Output);
            return ExitCodes.Of(report);
        }
        finally
        {
            // The connection must not close under it.
            await Task.WhenAny(dryRun);
        }
    }

    // Null where the environment wants no lock.
    private async Task<IRunLease?> LockAsync(ApplyingSession session, EnvironmentDefinition environment, RunHeader run, ApplyArguments arguments, CancellationToken cancellationToken)
    {
        if (session.Lock is null)
        {
            await io.Error.WriteLineAsync($"journal: none in {environment.Location.Path}: nothing keeps another run away, and nothing is recorded.");
            return null;
        }

        try
        {
            return await Waiting.RunAsync(io, "Waiting for the lock", () => session.Lock.AcquireAsync(run, arguments.LockTimeout, cancellationToken));
        }
        catch (LockHeldException held)
        {
            throw new UsageException($"{held.Message} Nothing was applied.");
        }
    }

    // A revision that changes nothing here is applied all the same: the next promotion and the next deletion rest on it.
    private async Task RecordAsync(ApplyingSession session, EnvironmentPlan plan, ApplyArguments arguments, CancellationToken cancellationToken)
    {
        if (session.Lock is null || plan.Only.Count > 0 || plan.Revision == "none"
            || await session.Reading.Journal.ReadAppliedAsync(plan.Journaled, cancellationToken) is { } applied && applied.Revision == plan.Revision)
        {
            return;
        }

        try
        {
            var run = Header(plan);
            await using var lease = await session.Lock.AcquireAsync(run, arguments.LockTimeout, cancellationToken);
            await lease.RecordAppliedAsync(new AppliedRevision(plan.Journaled, plan.Revision, PlanDigest.Of(plan), io.Time.GetUtcNow(), run.RunId), cancellationToken);
            await lease.AppendAsync(new JournalEntry.RunEnded(io.Time.GetUtcNow(), "complete", 0), cancellationToken);
        }
        catch (LockHeldException held)
        {
            throw new UsageException($"Nothing is to do, and it could not be recorded: {held.Message}");
        }
    }

    // Plans again for as long as nothing but gates stands in the way, until they hold or the time is over.
    private async Task<EnvironmentPlan> PlanAndWaitAsync(Func<Task<EnvironmentPlan>> planAsync, EnvironmentDefinition environment, DateTimeOffset? patience, CancellationToken cancellationToken)
    {
        var told = "";
        while (true)
        {
            var plan = await Waiting.RunAsync(io, $"Reading {environment.Name}", planAsync);
            if (!plan.WaitsForGates || !(io.Time.GetUtcNow() < patience))
                return plan;
            var waiting = string.Join("; ", GateWords.Failing(plan));
            if (waiting != told)
                await io.Error.WriteLineAsync(Ink.Safe($"Waiting: {waiting}"));
            told = waiting;
            await Task.Delay(ApplyGuard.PollingPause, io.Time, cancellationToken);
        }
    }

    private RunHeader Header(EnvironmentPlan plan)
    {
        var now = io.Time.GetUtcNow();
        return new RunHeader
        {
            RunId = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)}-{io.Nonce()}",
            Environment = plan.Journaled,
            Who = io.Variable("GITHUB_ACTOR") is { Length: > 0 } actor ? $"{actor} (GitHub run {io.Variable("GITHUB_RUN_ID")})" : io.User,
            StartedAt = now,
            Revision = plan.Revision,
            PlanDigest = PlanDigest.Of(plan),
            ToolVersion = plan.ToolVersion,
            Only = plan.Only,
        };
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
