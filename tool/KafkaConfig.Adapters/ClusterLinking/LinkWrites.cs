using System.Net;
using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Sends a write and judges what became of it. What was sent is finished, whoever stops waiting; what was not answered is never sent again.</summary>
internal sealed class LinkWrites(LinkClient client)
{
    private const string Service = "the Kafka REST API";

    public const string InDoubt = "it may have been done";

    /// <param name="name">Of the link or the mirror.</param>
    /// <param name="method">How.</param>
    /// <param name="path">Where.</param>
    /// <param name="body">Null: none.</param>
    /// <param name="doubt">What is open where it is uncertain.</param>
    /// <param name="cancellationToken">Ends the wait before the request is sent.</param>
    /// <returns>What became of it, and the answer; null where there is none.</returns>
    public async Task<(WriteResult Result, ServiceReply? Reply)> SendAsync(string name, HttpMethod method, string path, byte[]? body, string doubt, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await client.Service.SendAsync(method, path, body, isRepeatable: false, cancellationToken);
            if (reply.IsDone)
                return (IsApis(reply) ? WriteResult.Done(name) : Uncertain(name, "answered something else than a Kafka REST API would", doubt), reply);
            return (Refusal(name, reply) ?? new WriteResult(name, WriteStatus.Uncertain, Sentence($"{Service} failed, and {doubt}: {LinkWords.Describe(reply)}")), reply);
        }
        catch (HttpRequestException problem) when (ServiceRetry.WasNotSent(problem))
        {
            return (NotNow(name, $"{Service} cannot be reached: {ServiceClient.Reason(problem)}"), null);
        }
        catch (HttpRequestException)
        {
            return (Uncertain(name, "ended the connection without an answer", doubt), null);
        }
        catch (TimeoutException)
        {
            return (Uncertain(name, client.Service.Silence, doubt), null);
        }
    }

    /// <summary>Reads what a write rests on. Where it cannot be read, the write is not sent.</summary>
    public async Task<(IReadOnlyList<MirrorEntry> Mirrors, WriteResult? Refusal)> ReadMirrorsAsync(string link, CancellationToken cancellationToken)
    {
        try
        {
            var (mirrors, refusal) = await LinkPages.ReadAsync(
                client, path => client.Service.SendAsync(HttpMethod.Get, path, null, isRepeatable: true, cancellationToken), client.Path(link, "/mirrors"), LinkJson.Default.LinkPageMirrorEntry);
            return refusal is null ? (mirrors, null) : ([], Refusal(link, refusal) ?? NotNow(link, $"{Service} does not tell its mirrors: {LinkWords.Describe(refusal)}"));
        }
        catch (HttpRequestException problem)
        {
            return ([], NotNow(link, $"{Service} does not tell its mirrors: {ServiceClient.Reason(problem)}"));
        }
        catch (TimeoutException)
        {
            return ([], NotNow(link, $"{Service} does not tell its mirrors: it {client.Service.Silence}"));
        }
        catch (UnavailableException)
        {
            return ([], NotNow(link, $"{Service} does not tell its mirrors: it answers something else than a list of them"));
        }
    }

    public WriteResult NotNow(string name, string why) => new(name, WriteStatus.Transient, Sentence(why));

    public string Sentence(string text) => LinkWords.Sentence(client.Quote(text));

    // Null: it is open whether it was done.
    private WriteResult? Refusal(string name, ServiceReply reply)
    {
        var said = LinkWords.Describe(reply);
        if (LinkReplies.Traits.Advise(reply) == RetryAdvice.NotDone)
            return NotNow(name, $"{Service} cannot do it now: {said}");
        if (reply.IsRedirect)
            return WriteResult.Refused(name, Sentence($"{Service} {ServiceClient.Redirect(reply)}"));
        if (reply.IsDenied())
            return WriteResult.Refused(name, Sentence($"the user may not do it: {said}"));
        if (reply.IsNoLink())
            return WriteResult.Refused(name, Sentence($"there is no link of this name: {said}"));
        if (reply.IsNoPath())
            return WriteResult.Refused(name, Sentence($"there answers no Kafka REST API with Cluster Linking, or one too old for this: {reply.Describe("")}"));
        return (int)reply.Status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout ? WriteResult.Refused(name, Sentence(said)) : null;
    }

    private static bool IsApis(ServiceReply reply)
    {
        try
        {
            return reply.IsEmpty || reply.Read(LinkJson.Default.JsonElement).ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static WriteResult Uncertain(string name, string how, string doubt) => new(name, WriteStatus.Uncertain, LinkWords.Sentence($"{Service} {how}, and {doubt}"));
}
