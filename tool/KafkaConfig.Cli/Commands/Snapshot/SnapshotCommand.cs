using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Cli.Terminal;

namespace KafkaConfig.Cli.Commands.Snapshot;

/// <summary>Saves one environment's live state.</summary>
public sealed class SnapshotCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(SnapshotArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var declared = repository.Content.Definitions[environment.Name].Select(definition => definition.Address.Name).ToList();
        var state = await Waiting.RunAsync(
            io, $"Reading {environment.Name}", () => SnapshotReader.ReadAsync(session.Live.Identity, session.Topics, session.Offsets, session.Groups, declared, cancellationToken));
        new SandboxFile(OutputFile.Of(arguments.Out, io), environment.Cluster.Brokers).Write(state);
        await io.Output.WriteLineAsync($"Saved {Views.Count.Of(state.Topics.Count, "topic")} of {environment.Name} to {arguments.Out}.");
        if (state.Hidden is { } hidden)
            await io.Error.WriteLineAsync($"Could not be read, and count as unread in plans: {string.Join(", ", hidden)}.");
        return ExitCode.Done;
    }
}
