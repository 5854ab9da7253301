using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Core.Revisions;

/// <summary>The revision that the journal says was applied last. The journal is asked each time, since another run may have applied something; a revision is read once.</summary>
public sealed class AppliedBase(IJournal journal, IRevisions revisions, RepositoryLoader loader) : IEarlierDefinitions
{
    private const string Dirty = "-dirty";

    private (string Revision, RepositoryContent Content)? _read;

    public async Task<EarlierDefinitions?> ReadAsync(EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        if (environment.Journal == JournalPolicy.None || await journal.ReadAppliedAsync(environment.Name, cancellationToken) is not { Revision: not Origin.NoRevision } applied)
            return null;
        if (_read is not { } read || read.Revision != applied.Revision)
            _read = read = (applied.Revision, loader.Load(await OpenAsync(applied, environment, cancellationToken)));
        return GivenBase.Of(applied.Revision, read.Content, environment);
    }

    // What a changed work tree held beyond its commit is kept nowhere: that is not counted.
    private async Task<IRepository> OpenAsync(AppliedRevision applied, EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        var commit = applied.Revision.EndsWith(Dirty, StringComparison.Ordinal) ? applied.Revision[..^Dirty.Length] : applied.Revision;
        try
        {
            return (await revisions.OpenAsync(commit, cancellationToken)).Repository;
        }
        catch (UsageException problem)
        {
            throw new UsageException($"{environment.Name} was last applied from {commit}, and what left the files since then cannot be told. {problem.Message}");
        }
    }
}
