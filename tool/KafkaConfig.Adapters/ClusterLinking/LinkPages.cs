using System.Text.Json.Serialization.Metadata;
using KafkaConfig.Adapters.Http;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Reads lists, page by page.</summary>
internal static class LinkPages
{
    /// <summary>All items; where a page is refused, that refusal and no item.</summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="ask">How to ask for a path.</param>
    /// <param name="path">Of the first page.</param>
    /// <param name="type">Of a page.</param>
    public static async Task<(IReadOnlyList<T> Items, ServiceReply? Refusal)> ReadAsync<T>(LinkClient client, Func<string, Task<ServiceReply>> ask, string path, JsonTypeInfo<LinkPage<T>> type)
        where T : class
    {
        var items = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var query = ""; ;)
        {
            var reply = await ask(path + query);
            if (!reply.IsDone)
                return ([], reply);
            var page = client.Service.Read(reply, type);
            items.AddRange((page.Data ?? throw client.Service.Unavailable("answers something else than a list, as a Kafka REST API would")).OfType<T>());
            if (string.IsNullOrEmpty(page.Metadata?.Next))
                return (items, null);
            // The next page is another part of this list: where else the server points to, the credentials do not go.
            query = page.Metadata.Next.IndexOf('?', StringComparison.Ordinal) is var start and >= 0 ? page.Metadata.Next[start..] : "";
            if (!seen.Add(query) || query.Length == 0)
                throw client.Service.Unavailable("points from one page of a list to one that was read before");
        }
    }
}
