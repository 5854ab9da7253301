using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Core.Model;

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
        var declared = repository.Content.Definitions[environment.Name].ToLookup(definition => definition.Address.Kind, definition => definition.Address.Name);
        var state = await Waiting.RunAsync(io, $"Reading {environment.Name}", async () =>
        {
            var cluster = await SnapshotReader.ReadAsync(session.Live.Identity, session.Topics, session.Offsets, session.Groups, [.. declared[ResourceKind.Topic]], cancellationToken);
            if (session.Schemas is { } schemas)
                cluster = cluster with { Registry = await RegistrySnapshot.ReadAsync(schemas, [.. declared[ResourceKind.Subject]], cancellationToken) };
            var connect = new SortedDictionary<string, SandboxConnect>(StringComparer.Ordinal);
            foreach (var (name, workers) in session.Connect)
                connect[name] = await ConnectSnapshot.ReadAsync(workers, cancellationToken);
            if (session is { Links: { } links, Mirrors: { } mirrors })
            {
                var (saved, unread) = await LinkSnapshot.ReadAsync(links, mirrors, cancellationToken);
                if (unread.Count > 0)
                    throw new UnavailableException($"Links whose configs could not be read would look absent: {string.Join(", ", unread.Select(pair => $"{pair.Key} ({pair.Value})"))}.");
                cluster = cluster with { Links = saved.Count > 0 ? saved : null };
            }

            return connect.Count > 0 ? cluster with { Connect = connect } : cluster;
        });
        new SandboxFile(OutputFile.Of(arguments.Out, io), environment.Cluster.Brokers).Write(state);
        await io.Output.WriteLineAsync($"Saved {Views.Count.Of(state.Topics.Count, "topic")}{(state.Registry is { Subjects.Count: > 0 } registry ? $" and {Views.Count.Of(registry.Subjects.Count, "subject")}" : "")} of {environment.Name} to {arguments.Out}.");
        if (state.Hidden is { } hidden)
            await io.Error.WriteLineAsync($"Could not be read, and count as unread in plans: {string.Join(", ", hidden)}.");
        if (state.Registry?.Subjects.Where(subject => subject.Value.Unseen is not null).Select(subject => subject.Key).ToList() is { Count: > 0 } unseen)
            await io.Error.WriteLineAsync($"Subjects that could not be read, and count as unread in plans: {string.Join(", ", unseen)}.");
        return ExitCode.Done;
    }
}
