using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using Microsoft.Extensions.Http.Resilience;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>One connection to a schema registry, made from an environment's file at the moment of use. Turns what goes wrong into sentences, without any value that came from a variable.</summary>
public sealed class RegistryClient : IDisposable
{
    internal const int MaximumBody = 64 * 1024 * 1024;

    private const int MaximumParallel = 16;
    private const string MediaType = "application/vnd.schemaregistry.v1+json";

    private readonly RegistrySettings _settings;
    private readonly TimeProvider _time;
    private readonly ResilienceHandler _handler;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _places = new(MaximumParallel);
    private readonly Lazy<RegistryLibrary> _library;

    /// <param name="connection">As an environment's file says.</param>
    /// <param name="variable">Looks up variables of the process; <see cref="UsageException"/> for a missing one.</param>
    /// <param name="timeout">How long to wait for each answer, retries included; the first that does not come ends the whole call.</param>
    /// <param name="time">The clock.</param>
    public RegistryClient(ServiceConnection connection, Func<string, string?> variable, TimeSpan timeout, TimeProvider time)
    {
        (_settings, _time, Timeout) = (new RegistrySettings(connection, variable), time, timeout);
        // Credentials and schemas go to the address that the file names and to no other.
        _handler = new ResilienceHandler(RegistryRetry.Pipeline(timeout, time))
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = MaximumParallel, ConnectTimeout = timeout },
        };
        _http = new HttpClient(_handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaximumBody };
        _http.DefaultRequestHeaders.Authorization = _settings.Authorization;
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _library = new Lazy<RegistryLibrary>(() => new RegistryLibrary(_settings, timeout));
    }

    /// <summary>For those who have no wish of their own.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(15);

    public TimeSpan Timeout { get; }

    internal RegistryLibrary Library => _library.Value;

    internal TimeProvider Time => _time;

    public void Dispose()
    {
        if (_library.IsValueCreated)
            _library.Value.Dispose();
        _http.Dispose();
        _handler.Dispose();
        _places.Dispose();
    }

    /// <summary>Asks, as often as it is worth it. What the registry says of the question itself comes back; whatever means that it does not answer at all is thrown.</summary>
    internal async Task<RegistryReply> AskAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await SendAsync(method, path, body, isRepeatable: true, cancellationToken);
            if (reply.Status == HttpStatusCode.Unauthorized)
                throw new UnavailableException(Denial(reply));
            if ((int)reply.Status is >= 300 and < 400)
                throw Unavailable($"points to another address (HTTP {((int)reply.Status).ToString(CultureInfo.InvariantCulture)}), which is not followed: name that address instead");
            return reply.IsPassing ? throw Unavailable($"cannot answer now: {Quote(reply.ToString())}") : reply;
        }
        catch (HttpRequestException problem)
        {
            throw new UnavailableException($"The schema registry at {_settings.Place} does not answer: {Quote(Reason(problem))}.", problem);
        }
        catch (TimeoutException problem)
        {
            throw new UnavailableException($"The schema registry at {_settings.Place} {Silence}.", problem);
        }
    }

    internal Task<RegistryReply> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends, and repeats only what was certainly not done unless it <paramref name="isRepeatable"/>. Throws <see cref="TimeoutException"/> and <see cref="HttpRequestException"/>.</summary>
    internal async Task<RegistryReply> SendAsync(HttpMethod method, string path, byte[]? body, bool isRepeatable, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        using var limit = new CancellationTokenSource(Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(_settings.Address + path));
            // With a body, however empty, a connection that ends without an answer is not tried again behind our back.
            if (method != HttpMethod.Get)
                request.Content = new ByteArrayContent(body ?? []) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType) } };
            request.Options.Set(RegistryRetry.IsRepeatable, isRepeatable);
            request.Options.Set(RegistryRetry.Began, _time.GetTimestamp());
            using var response = await _http.SendAsync(request, either.Token);
            return new RegistryReply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(Silence, problem);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Asks for each item at once, as many at a time as a registry bears. The first failure ends all.</summary>
    internal static async Task<IReadOnlyList<TAnswer>> EachAsync<TItem, TAnswer>(IReadOnlyList<TItem> items, Func<TItem, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await Task.WhenAll(items.Select(AskAsync));

        async Task<TAnswer> AskAsync(TItem item)
        {
            try
            {
                return await ask(item, stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>What an answer holds; where it holds something else, no registry has spoken.</summary>
    internal T Read<T>(RegistryReply reply, JsonTypeInfo<T> type)
    {
        try
        {
            return reply.Read(type);
        }
        catch (JsonException problem)
        {
            throw new UnavailableException($"The schema registry at {_settings.Place} answers something else than a schema registry would (no JSON, or not all of it, or another sort).", problem);
        }
    }

    internal UnavailableException Unavailable(string what) => new($"The schema registry at {_settings.Place} {what}.");

    /// <summary>What the reply says of the whole registry, where nothing else explains it.</summary>
    internal UnavailableException Refusal(RegistryReply reply, string action) =>
        reply.Status == HttpStatusCode.Forbidden ? new UnavailableException(Denial(reply))
        : reply.IsNoPath ? NoRegistry(reply)
        : Unavailable($"did not {action}: {Quote(reply.ToString())}");

    /// <summary>What the reply says of one subject alone.</summary>
    internal Fact<T> Unknown<T>(RegistryReply reply, string action) => new Fact<T>.Unknown(
        reply.Status == HttpStatusCode.Forbidden ? $"{Whom} may not {action}" : $"the registry does not {action}: {Quote(reply.ToString())}");

    /// <summary>The live version that holds this very schema. The registry need not be able to read it: then none can hold it.</summary>
    internal async Task<Fact<int?>> LookUpAsync(NewSchema schema, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(HttpMethod.Post, $"/subjects/{Uri.EscapeDataString(schema.Subject)}{(schema.Normalize ? "?normalize=true" : "")}", Body(schema), cancellationToken);
        if (reply.IsDone)
            return new Fact<int?>.Known(Read(reply, RegistryJson.Default.RegistrySchema).Version ?? throw Unavailable("leaves out the version of a schema"));
        if (reply.IsAbsent || reply.Code is RegistryCodes.NoSchema or RegistryCodes.Unparsable)
            return new Fact<int?>.Known(null);
        return reply.IsNoPath ? throw NoRegistry(reply) : Unknown<int?>(reply, "look it up");
    }

    internal static byte[] Body(NewSchema schema) => JsonSerializer.SerializeToUtf8Bytes(
        new RegistryCandidate(
            schema.Text, RegistryWords.Language(schema.Language),
            schema.References.Count == 0 ? null : [.. schema.References.Select(reference => new RegistryReference(reference.Name, reference.Subject, reference.Version))]),
        RegistryJson.Default.RegistryCandidate);

    internal UnavailableException NoRegistry(RegistryReply reply) => new($"No schema registry answers at {_settings.Place}: {Quote(reply.ToString())}.");

    internal string Quote(string text) => _settings.Quote(text);

    internal string Silence => $"did not answer within {Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds";

    internal static string Reason(HttpRequestException problem) => problem.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
        ? "its answer is larger than 64 MiB"
        : (problem.InnerException as IOException ?? (Exception)problem).Message;

    private string Whom => _settings.UserName is { } user ? $"the user {user}" : "somebody without a user name";

    private string Denial(RegistryReply reply) =>
        $"The schema registry at {_settings.Place} {(reply.Status == HttpStatusCode.Unauthorized ? "does not accept" : "shows nothing to")} {Whom}: {Quote(reply.ToString())}.";
}
