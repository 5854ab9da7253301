using System.Globalization;
using System.Net;
using System.Text.Json;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Http;

/// <summary>Sends writes to one service and judges what became of them. What was sent is finished, whoever stops waiting; what was not answered is never sent again.</summary>
/// <param name="client">Sends.</param>
/// <param name="traits">Which sort of service.</param>
/// <param name="speaker">Who would answer there, with its article: <c>a Connect worker</c>.</param>
/// <param name="complaint">What an answer means that only this sort of service gives, as the start of a sentence; null: nothing of its own.</param>
internal sealed class ServiceWrites(ServiceClient client, ServiceTraits traits, string speaker, Func<ServiceReply, string?> complaint)
{
    public const string InDoubt = "it may have been done";

    private readonly string _service = $"the {traits.Name}";

    /// <param name="name">Of what is written.</param>
    /// <param name="method">How.</param>
    /// <param name="path">Where.</param>
    /// <param name="body">Null: none.</param>
    /// <param name="describe">The service's words for a refusal, fit for a sentence.</param>
    /// <param name="doubt">What is open where it is uncertain.</param>
    /// <param name="cancellationToken">Ends the wait before the request is sent.</param>
    /// <returns>What became of it, and the answer; null where there is none.</returns>
    public async Task<(WriteResult Result, ServiceReply? Reply)> SendAsync(
        string name, HttpMethod method, string path, byte[]? body, Func<ServiceReply, string> describe, string doubt, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await client.SendAsync(method, path, body, isRepeatable: false, cancellationToken);
            if (reply.IsDone)
                return (IsServices(reply) ? WriteResult.Done(name) : Uncertain(name, $"answered something else than {speaker} would", doubt), reply);
            return (Refusal(name, reply, describe) ?? new WriteResult(name, WriteStatus.Uncertain, Sentence($"{_service} failed, and {doubt}: {describe(reply)}")), reply);
        }
        catch (HttpRequestException problem) when (ServiceRetry.WasNotSent(problem))
        {
            return (NotNow(name, $"{_service} cannot be reached: {ServiceClient.Reason(problem)}"), null);
        }
        catch (HttpRequestException)
        {
            return (Uncertain(name, "ended the connection without an answer", doubt), null);
        }
        catch (TimeoutException)
        {
            return (Uncertain(name, client.Silence, doubt), null);
        }
    }

    /// <summary>Reads what a write rests on. Where it cannot be read, the write is not sent.</summary>
    /// <param name="name">Of what is to be written.</param>
    /// <param name="what">Is read, as part of a sentence: <c>its config</c>.</param>
    /// <param name="expected">What the service should have answered, as part of a sentence: <c>a list of them</c>.</param>
    /// <param name="read">Reads; the reply is the refusal, null where there is none.</param>
    /// <param name="describe">The service's words for a refusal, fit for a sentence.</param>
    /// <returns>What was read, or what became of the write; never both.</returns>
    public async Task<(T? Value, WriteResult? Refusal)> ReadAsync<T>(string name, string what, string expected, Func<Task<(T? Value, ServiceReply? Refusal)>> read, Func<ServiceReply, string> describe)
        where T : class
    {
        try
        {
            var (value, refusal) = await read();
            return refusal is null ? (value, null) : (null, Refusal(name, refusal, describe) ?? Untold(describe(refusal)));
        }
        catch (HttpRequestException problem)
        {
            return (null, Untold(ServiceClient.Reason(problem)));
        }
        catch (TimeoutException)
        {
            return (null, Untold($"it {client.Silence}"));
        }
        catch (UnavailableException)
        {
            return (null, Untold($"it answers something else than {expected}"));
        }

        WriteResult Untold(string why) => NotNow(name, $"{_service} does not tell {what}: {why}");
    }

    public WriteResult NotNow(string name, string why) => new(name, WriteStatus.Transient, Sentence(why));

    /// <summary>Words that may be somebody else's, as one.</summary>
    public string Sentence(string text) => ServiceWords.Sentence(client.Quote(text));

    // Null: it is open whether it was done.
    private WriteResult? Refusal(string name, ServiceReply reply, Func<ServiceReply, string> describe)
    {
        switch (traits.Advise(reply))
        {
            case RetryAdvice.Waiting:
                return NotNow(name, $"{_service} was busy for {client.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds: {describe(reply)}");
            case RetryAdvice.NotDone:
                return NotNow(name, $"{_service} cannot do it now: {describe(reply)}");
        }

        if (reply.IsRedirect)
            return WriteResult.Refused(name, Sentence($"{_service} {ServiceClient.Redirect(reply)}"));
        if (reply.IsDenied)
            return WriteResult.Refused(name, Sentence($"the user may not do it: {describe(reply)}"));
        if (complaint(reply) is { } own)
            return WriteResult.Refused(name, Sentence(own));
        return (int)reply.Status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout ? WriteResult.Refused(name, Sentence(describe(reply))) : null;
    }

    private static bool IsServices(ServiceReply reply)
    {
        try
        {
            return reply.IsEmpty || reply.Read(ServiceJson.Default.JsonElement).ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private WriteResult Uncertain(string name, string how, string doubt) => new(name, WriteStatus.Uncertain, ServiceWords.Sentence($"{_service} {how}, and {doubt}"));
}
