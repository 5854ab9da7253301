using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Reporting;

/// <summary>Creates what must not be there twice. Where an answer was lost, it is looked for before it is sent again, once.</summary>
internal static class CreatedOnce
{
    /// <param name="what">For a sentence: <c>the comment</c>.</param>
    /// <param name="createAsync">Null: it was sent, and the answer was lost.</param>
    /// <param name="findAsync">What is there that was not before; null: nothing.</param>
    public static async Task EnsureAsync<TPosted>(string what, Func<Task<TPosted?>> createAsync, Func<Task<TPosted?>> findAsync)
        where TPosted : class
    {
        _ = await createAsync() ?? await findAsync() ?? await createAsync() ?? await findAsync() ?? throw new UnavailableException($"GitHub was sent {what} twice, answered neither time, and does not show it.");
    }
}
