using KafkaConfig.Adapters.Files;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Operations.Import;
using KafkaConfig.Core.Operations.Runbooks;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Runbook.New;

/// <summary>Plans, finds what asks for evidence, and writes the file that its author completes.</summary>
public sealed class NewCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(NewArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        if (repository.ShowErrors(OutputFormat.Text, Ink.For(io, arguments.Global), io.Output))
            return ExitCode.Error;

        var isRun = arguments.Resource == EvidenceFile.RunResource;
        var address = AddressFilter.Parse(isRun ? [] : [arguments.Resource]);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var origin = await composition.OriginAsync(repository.Root, cancellationToken);
        repository.CountFrom(repository.AppliedTo(environment, session.Journal, origin));
        var promotion = isRun ? await new PromotionCheck(composition, repository, arguments.Timeout).StateAsync(environment, origin, cancellationToken) : null;
        // Others' evidence does not matter here, nor does an older file for the same change.
        var content = repository.Content with { Evidence = EvidenceShelf.Empty };
        var (plan, facts) = await Waiting.RunAsync(io, $"Reading {environment.Name}", async () =>
        {
            // All of it is planned: some findings are about two resources.
            var planned = await composition.Planner.PlanAsync(content, environment, session.Live, origin, new PlanRequest(AddressFilter.Everything) { Promotion = promotion }, cancellationToken);
            return (planned, await session.Live.ReadFactsAsync([.. planned.Changes.Where(change => change.Address.ToString() == arguments.Resource)], new FactLook(TimeSpan.Zero, IsFresh: false), cancellationToken));
        });
        address.RequireMatches(() => [.. content.Declarations.Select(declaration => declaration.Address), .. plan.Changes.Select(change => change.Address)]);
        var asking = Asking(arguments, plan);
        var resource = plan.Changes.FirstOrDefault(change => change.Address.ToString() == arguments.Resource)?.Address;
        var path = PathOf(arguments, repository);
        var draft = new RunbookDraft
        {
            Path = path,
            Resource = arguments.Resource,
            Environment = environment.Name,
            Findings = asking,
            Today = DateOnly.FromDateTime(origin.CreatedAt.UtcDateTime),
            Owner = repository.Content.Definitions[environment.Name].FirstOrDefault(definition => definition.Address == resource)?.Owner,
            Approver = RepositoryLoader.ReadCodeOwners(repository.Repository)?.Of(path) is [var first, ..] ? first : null,
            Facts = resource is not null && facts.GetValueOrDefault(resource) is TopicFacts known ? known : TopicFacts.NotRead,
            Strategy = arguments.Strategy ?? RunbookDraft.StrategyOf(asking),
        };
        var (text, missing) = RunbookText.Write(draft);
        if (!new DiskDefinitionWriter(repository.Root).Write(new ImportedFile(path, text)))
            throw new UsageException($"{path} exists already, and is not overwritten; pass --out with another name.");
        await io.Output.WriteLineAsync($"written  {path}");
        if (missing.Count > 0)
            await io.Error.WriteLineAsync($"Add what could not be known: {string.Join(", ", missing)}.{(missing.Contains("approver") ? $" The approver must own {path} in CODEOWNERS." : "")}");
        await io.Error.WriteLineAsync("Answer its [TODO] questions, then check it: kafka-config runbook check");
        return ExitCode.Done;
    }

    // All that asks on the resource: one file answers it together.
    private static List<Finding> Asking(NewArguments arguments, EnvironmentPlan plan)
    {
        var onResource = plan.Findings.Where(finding => finding.Asks?.Resource == arguments.Resource && finding.Severity is Severity.Runbook or Severity.Ack).ToList();
        if (onResource.Find(finding => finding.Code == arguments.Rule) is { Asks.Moves: var moves })
        {
            // A deletion and a rename are two approvals.
            return [.. onResource.Where(finding => finding.Asks?.Moves.All(move => moves.All(asked => asked.Field != move.Field || asked == move)) == true)];
        }

        var same = plan.Findings.FirstOrDefault(finding => finding.Code == arguments.Rule && (finding.Address?.ToString() ?? EvidenceFile.RunResource) == arguments.Resource);
        throw new UsageException(
            same is not null ? $"{arguments.Rule} on {arguments.Resource} cannot be answered by evidence. {same.SafeWay}"
            : onResource.Count > 0 ? $"The plan of {plan.Environment} asks for no evidence for {arguments.Rule} on {arguments.Resource}; it does for {string.Join(", ", onResource.Select(finding => finding.Code).Distinct())}."
            : $"The plan of {plan.Environment} asks for no evidence on {arguments.Resource}: declare the change first, and see what kafka-config plan --env {plan.Environment} says.");
    }

    private static string PathOf(NewArguments arguments, RepositorySession repository)
    {
        if (arguments.Out is not { } given)
            return $"{RepositoryLayout.EvidenceFolder}/{arguments.Resource.Split('/')[^1]}-{arguments.Rule.ToLowerInvariant()}-{arguments.Environment}.md";
        var relative = Path.GetRelativePath(repository.Root, Path.GetFullPath(given, repository.Root)).Replace('\\', '/');
        return RepositoryLayout.IsEvidence(relative) ? relative : throw new UsageException($"Evidence is a Markdown file below {RepositoryLayout.EvidenceFolder}/, and --out names {given}.");
    }
}
