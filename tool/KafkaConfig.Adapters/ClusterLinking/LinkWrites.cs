using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Sends writes to a Confluent cluster's REST API, and reads what they rest on.</summary>
internal sealed class LinkWrites(LinkClient client)
{
    private readonly ServiceWrites _writes = new(client.Service, LinkReplies.Traits, "a Kafka REST API", Own);

    /// <inheritdoc cref="ServiceWrites.SendAsync"/>
    public Task<(WriteResult Result, ServiceReply? Reply)> SendAsync(
        string name, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken, string doubt = ServiceWrites.InDoubt) =>
        _writes.SendAsync(name, method, path, body, LinkWords.Describe, doubt, cancellationToken);

    /// <summary>Where they cannot be read, the write is not sent.</summary>
    public Task<(IReadOnlyList<MirrorEntry>? Mirrors, WriteResult? Refusal)> ReadMirrorsAsync(string link, CancellationToken cancellationToken)
    {
        return _writes.ReadAsync(link, "its mirrors", "a list of them", ReadAsync, LinkWords.Describe);

        async Task<(IReadOnlyList<MirrorEntry>?, ServiceReply?)> ReadAsync() => await LinkPages.ReadAsync(
            client, path => client.Service.SendAsync(HttpMethod.Get, path, null, isRepeatable: true, cancellationToken), client.Path(link, "/mirrors"), LinkJson.Default.LinkPageMirrorEntry);
    }

    public WriteResult NotNow(string name, string why) => _writes.NotNow(name, why);

    public string Sentence(string text) => _writes.Sentence(text);

    private static string? Own(ServiceReply reply) =>
        reply.IsNoLink() ? $"there is no link of this name: {LinkWords.Describe(reply)}"
        : reply.IsUnknownPath ? $"there answers no Kafka REST API with Cluster Linking, or one too old for this: {reply.Describe("")}"
        : null;
}
