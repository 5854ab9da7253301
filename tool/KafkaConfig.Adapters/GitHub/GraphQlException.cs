namespace KafkaConfig.Adapters.GitHub;

/// <summary>GraphQL says no in an answer that is a success.</summary>
internal sealed class GraphQlException(GitHubTrouble trouble) : Exception(trouble.Words)
{
    public GitHubTrouble Trouble => trouble;
}
