namespace KafkaConfig.Adapters.GitHub;

/// <summary>How adapters take it when something is not there.</summary>
internal static class GitHubDeeds
{
    /// <summary>For what must be there: a sentence where it is not.</summary>
    public static async Task<T> ThereAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NotThereException problem)
        {
            throw problem.Sentence;
        }
    }
}
