using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Planning.Bases;

/// <summary>The revision that the journal says was applied last. The journal is asked each time, since another run may have applied something; a revision is read once.</summary>
/// <param name="journal">Of the environment's cluster.</param>
/// <param name="revisions">The repository's earlier revisions.</param>
/// <param name="loader">Reads them.</param>
/// <param name="origin">Where the plan itself comes from.</param>
/// <param name="current">What the files say now.</param>
public sealed class AppliedBase(IJournal journal, IRevisions revisions, RepositoryLoader loader, Origin origin, RepositoryContent current) : IEarlierDefinitions
{
    private const string WayOut = "Or apply once with prune: never, which deletes nothing, and is counted from later.";

    private (string Revision, RepositoryContent Content)? _read;

    public bool IsAtHand => false;

    public async Task<EarlierDefinitions?> ReadAsync(EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        if (environment.Journal == JournalPolicy.None)
            return EarlierDefinitions.NotKnown("journal: none keeps no record of what was applied");
        if (await journal.ReadAppliedAsync(origin.Journaled(environment.Name), cancellationToken) is not { } applied)
            return EarlierDefinitions.NotKnown($"nothing is recorded as applied to {environment.Name} yet");
        if (applied.Revision == Revision.None)
            return EarlierDefinitions.NotKnown($"{environment.Name} was last applied without Git");
        if (applied.Revision == origin.Revision && !Revision.IsDirty(applied.Revision))
            return GivenBase.Of(applied.Revision, current, environment);
        try
        {
            if (_read is not { } read || read.Revision != applied.Revision)
                _read = read = (applied.Revision, loader.Load(await OpenAsync(applied, cancellationToken)));
            // It was applied there, so it was there: what cannot be seen of it is not gone.
            return read.Content.Environments.Any(known => known.Name == environment.Name)
                ? GivenBase.Of(applied.Revision, read.Content, environment)
                : throw new UsageException($"That revision has no sound environments/{environment.Name}.yaml.");
        }
        catch (UsageException problem)
        {
            var why = $"{environment.Name} was last applied from {applied.Revision}, and what left the files since then cannot be told. {problem.Message}";
            return environment.Prune == PrunePolicy.Removed ? throw new UsageException($"{why} {WayOut}") : EarlierDefinitions.NotKnown(why);
        }
    }

    // What a changed work tree held beyond its commit is kept nowhere: that is not counted.
    private async Task<IRepository> OpenAsync(AppliedRevision applied, CancellationToken cancellationToken)
    {
        var opened = await revisions.OpenAsync(Revision.CommitOf(applied.Revision), cancellationToken);
        await revisions.RequireBehindAsync(opened.Commit, cancellationToken);
        var files = opened.Repository;
        return files.Read(RepositoryLayout.SettingsFile).Problem is null ? files : throw new UsageException($"That revision has no {RepositoryLayout.SettingsFile} in this folder: the repository's root was another one.");
    }
}
