using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Planning.Bases;

/// <summary>The base that somebody named, such as the base branch of a pull request.</summary>
public sealed class GivenBase(RevisionFiles files, RepositoryContent content) : IEarlierDefinitions
{
    public string Commit => files.Commit;

    public IRepository Repository => files.Repository;

    public RepositoryContent Content => content;

    public bool IsAtHand => true;

    public Task<EarlierDefinitions?> ReadAsync(EnvironmentDefinition environment, CancellationToken cancellationToken) => Task.FromResult<EarlierDefinitions?>(Of(files.Commit, content, environment));

    internal static EarlierDefinitions Of(string revision, RepositoryContent content, EnvironmentDefinition environment) =>
        new(revision, content.Definitions.GetValueOrDefault(environment.Name, []).ToDictionary(definition => definition.Address));
}
