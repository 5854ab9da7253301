using System.Net;
using Confluent.SchemaRegistry;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Writes a registry that speaks Confluent's API. What was sent is finished, whoever stops waiting; what was not answered is never sent again.</summary>
public sealed class ConfluentSchemaRegistryWriter(RegistryClient client) : ISchemaRegistryWriter
{
    public async Task<Registration> RegisterAsync(NewSchema schema, CancellationToken cancellationToken)
    {
        (int Id, int? Version) registered = default;
        var result = await SendAsync(schema.Subject, async () => registered = await client.Library.RegisterAsync(schema), cancellationToken);
        if (result.Status != WriteStatus.Done)
            return new Registration(result);
        return new Registration(result, registered.Version ?? await FindVersionAsync(schema), registered.Id);
    }

    public Task<WriteResult> SetLevelAsync(string subject, CompatibilityLevel level, CancellationToken cancellationToken)
    {
        // Without a subject it would be the level of all.
        // Either would be a path of the registry as a whole.
        if (subject is "" or "." or "..")
            throw new ArgumentException("A subject's name is neither empty nor one or two dots.", nameof(subject));
        return SendAsync(subject, () => client.Library.SetLevelAsync(subject, level), cancellationToken);
    }

    public async Task<WriteResult> DeleteAsync(string subject, bool isPermanent, CancellationToken cancellationToken)
    {
        // Either would be a path of the registry as a whole.
        if (subject is "" or "." or "..")
            throw new ArgumentException("A subject's name is neither empty nor one or two dots.", nameof(subject));
        try
        {
            var reply = await client.Service.SendAsync(HttpMethod.Delete, $"/subjects/{Uri.EscapeDataString(subject)}{(isPermanent ? "?permanent=true" : "")}", null, isRepeatable: false, cancellationToken);
            return reply.IsDone ? WriteResult.Done(subject) : Result(subject, reply.Status, reply.Code, reply.Message);
        }
        catch (HttpRequestException problem)
        {
            return Result(subject, problem, problem);
        }
        catch (TimeoutException)
        {
            return Unanswered(subject, client.Service.Silence);
        }
    }

    // Apicurio 2 and older servers answer the id alone.
    private async Task<int?> FindVersionAsync(NewSchema schema)
    {
        try
        {
            return await client.LookUpAsync(schema, CancellationToken.None) is Fact<int?>.Known known ? known.Value : null;
        }
        catch (UnavailableException)
        {
            // It is registered all the same.
            return null;
        }
    }

    private async Task<WriteResult> SendAsync(string subject, Func<Task> send, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var (attempt, began) = (0, client.Service.Time.GetTimestamp()); ; attempt++)
        {
            var result = await SendOnceAsync(subject, send);
            var pause = ServiceRetry.Pause(attempt);
            if (result.Status != WriteStatus.Transient || !ServiceRetry.HasLeft(attempt) || cancellationToken.IsCancellationRequested || client.Service.Time.GetElapsedTime(began) + pause >= client.Service.Timeout)
                return result;
            await Task.Delay(pause, client.Service.Time, CancellationToken.None);
        }
    }

    private async Task<WriteResult> SendOnceAsync(string subject, Func<Task> send)
    {
        try
        {
            await send();
            return WriteResult.Done(subject);
        }
        catch (SchemaRegistryException problem)
        {
            return Result(subject, problem.Status, problem.ErrorCode, Own(problem));
        }
        catch (HttpRequestException problem)
        {
            // Confluent's client wraps what happened, and says only in words that it was not let in.
            return problem.InnerException is HttpRequestException { Message: "Unauthorized" }
                ? Result(subject, HttpStatusCode.Unauthorized, null, "")
                : Result(subject, problem.InnerException as HttpRequestException ?? problem, problem);
        }
        catch (OperationCanceledException)
        {
            return Unanswered(subject, client.Service.Silence);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return Unanswered(subject, "answered something else than a schema registry would");
        }
    }

    // Its message ends in the code.
    private static string Own(SchemaRegistryException problem) =>
        problem.Message.IndexOf("; error code: ", StringComparison.Ordinal) is var end and >= 0 ? problem.Message[..end] : problem.Message;

    private WriteResult Result(string subject, HttpStatusCode status, int? code, string message)
    {
        var said = client.Service.Quote(message) is { Length: > 0 } words ? words : $"the registry answers HTTP {((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        if (RegistryReplies.Advise(status, code) == RetryAdvice.NotDone)
            return new WriteResult(subject, WriteStatus.Transient, ServiceWords.Sentence($"the registry cannot do it now: {said}"));
        return (int)status >= 500
            ? new WriteResult(subject, WriteStatus.Uncertain, ServiceWords.Sentence($"the registry failed, and it may have been done: {said}"))
            : WriteResult.Refused(subject, ServiceWords.Sentence(status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? $"the user may not do it: {said}" : said));
    }

    private WriteResult Result(string subject, HttpRequestException problem, HttpRequestException outer) => ServiceRetry.WasNotSent(problem)
        ? new WriteResult(subject, WriteStatus.Transient, ServiceWords.Sentence($"the registry cannot be reached: {client.Service.Quote(ServiceClient.Reason(outer))}"))
        : Unanswered(subject, "ended the connection without an answer");

    private static WriteResult Unanswered(string subject, string how) => new(subject, WriteStatus.Uncertain, ServiceWords.Sentence($"the registry {how}, and it may have been done"));
}
