using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Operations.Runbooks;

namespace KafkaConfig.Cli.Commands.Runbook.Verify;

/// <summary>Looks at the cluster after a runbook's change.</summary>
public sealed class VerifyCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(VerifyArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        var path = Path.GetRelativePath(repository.Root, Path.GetFullPath(arguments.File, io.CurrentDirectory)).Replace('\\', '/');
        var file = repository.Content.Evidence.Files.FirstOrDefault(file => file.Path == path || file.Path == arguments.File)
            ?? throw new UsageException($"There is no evidence {arguments.File}. Known: {string.Join(", ", repository.Content.Evidence.Files.Select(file => file.Path).DefaultIfEmpty("none"))}.");
        if (file.Problems.Count > 0)
            throw new UsageException($"{file.Path} has errors; kafka-config runbook check shows them.");
        if (file.Environment != environment.Name)
            throw new UsageException($"{file.Path} is for {file.Environment}, not {environment.Name}.");
        if (file.Moves.FirstOrDefault(move => move.Field == "partitions") is not { } move || !ResourceAddress.TryParse(file.Resource, out var address))
            throw new UsageException($"{file.Path} is about no partition count: nothing is left to verify once apply has ended with 0.");
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var facts = await Waiting.RunAsync(io, $"Reading {environment.Name}", async () =>
        {
            await session.Live.Identity.DescribeAsync(cancellationToken);
            return await session.Facts.ReadOneAsync(address.Name, cancellationToken);
        });
        var results = PartitionVerification.Verify(file, move, facts);
        var ink = Ink.For(io, arguments.Global);
        foreach (var result in results)
            io.Output.WriteLine(result.Status == GateStatus.Holds ? ink.Green(Ink.Safe(GateWords.Line(result))) : ink.Red(Ink.Safe(GateWords.Line(result))));
        if (results.Any(result => result.Status == GateStatus.Unknown))
            return ExitCode.FactsUnavailable;
        var holds = results.All(result => result.Status == GateStatus.Holds);
        await io.Output.WriteLineAsync(holds
            ? $"{ink.Green("✓ Everything holds.")} Producers may start{(file.Producers.Count == 0 ? "" : $": {string.Join(", ", file.Producers)}")}."
            : ink.Red("✗ Not everything holds yet: keep producers stopped, and run this again."));
        return holds ? ExitCode.Done : ExitCode.Refused;
    }
}
