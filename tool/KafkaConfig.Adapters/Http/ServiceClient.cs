using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using Microsoft.Extensions.Http.Resilience;

namespace KafkaConfig.Adapters.Http;

/// <summary>One connection to a service that speaks HTTP and JSON, made from an environment's file at the moment of use. Turns what goes wrong into sentences, without any value that came from a
/// variable.</summary>
internal sealed class ServiceClient : IDisposable
{
    private readonly ServiceTraits _traits;
    private readonly ServiceAddress _address;
    private readonly ResilienceHandler _handler;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _places = new(ServiceTraits.MaximumParallel);

    /// <param name="traits">Which sort of service.</param>
    /// <param name="connection">As an environment's file says.</param>
    /// <param name="variable">Looks up variables of the process; <see cref="UsageException"/> for a missing one.</param>
    /// <param name="timeout">How long to wait for each answer, retries included.</param>
    /// <param name="time">The clock.</param>
    public ServiceClient(ServiceTraits traits, ServiceConnection connection, Func<string, string?> variable, TimeSpan timeout, TimeProvider time)
    {
        (_traits, _address, Timeout, Time) = (traits, new ServiceAddress(traits.Name, connection, variable), timeout, time);
        // Credentials and secrets go to the address that the file names and to no other.
        _handler = new ResilienceHandler(ServiceRetry.Pipeline(traits.Advise, timeout, time))
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = ServiceTraits.MaximumParallel, ConnectTimeout = timeout },
        };
        _http = new HttpClient(_handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = ServiceTraits.MaximumBody };
        _http.DefaultRequestHeaders.Authorization = _address.Authorization;
        foreach (var type in new[] { traits.MediaType, "application/json" }.Distinct(StringComparer.Ordinal))
            _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
    }

    public TimeSpan Timeout { get; }

    public TimeProvider Time { get; }

    /// <summary>Without a slash at its end.</summary>
    public string Url => _address.Url;

    public AuthenticationHeaderValue? Authorization => _address.Authorization;

    public string Silence => $"did not answer within {Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds";

    private string Subject => $"The {_traits.Name} at {_address.Place}";

    /// <summary>Who asks, in a sentence.</summary>
    public string Whom => _address.UserName is { } user ? $"the user {user}" : "somebody without a user name";

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
        _places.Dispose();
    }

    public Task<ServiceReply> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Asks, as often as it is worth it. What the service says of the question itself comes back; whatever means that it does not answer at all is thrown.</summary>
    public Task<ServiceReply> AskAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken) => AskAsync(method, path, body, isOneOfMany: false, cancellationToken);

    /// <summary>The same; of <paramref name="isOneOfMany"/> questions one that the service cannot answer now comes back as well.</summary>
    public async Task<ServiceReply> AskAsync(HttpMethod method, string path, byte[]? body, bool isOneOfMany, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await SendAsync(method, path, body, isRepeatable: true, cancellationToken);
            if (reply.Status == HttpStatusCode.Unauthorized)
                throw Denial(reply);
            if (reply.IsRedirect)
                throw Unavailable(Redirect(reply));
            return !reply.IsDone && !isOneOfMany && _traits.Advise(reply) != RetryAdvice.Settled ? throw Unavailable($"cannot answer now: {Quote(reply.ToString())}") : reply;
        }
        catch (HttpRequestException problem)
        {
            throw new UnavailableException($"{Subject} does not answer: {Quote(Reason(problem))}.", problem);
        }
        catch (TimeoutException problem)
        {
            throw new UnavailableException($"{Subject} {Silence}.", problem);
        }
    }

    /// <summary>Sends, and repeats only what was certainly not done unless it <paramref name="isRepeatable"/>. What is not and was sent is finished, whoever stops waiting. Throws
    /// <see cref="TimeoutException"/> and <see cref="HttpRequestException"/>.</summary>
    public async Task<ServiceReply> SendAsync(HttpMethod method, string path, byte[]? body, bool isRepeatable, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        using var limit = new CancellationTokenSource(Timeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(isRepeatable ? cancellationToken : CancellationToken.None, limit.Token);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var request = new HttpRequestMessage(method, new Uri(_address.Url + path));
            // With a body, however empty, a connection that ends without an answer is not tried again behind our back.
            if (method != HttpMethod.Get)
                request.Content = new ByteArrayContent(body ?? []) { Headers = { ContentType = new MediaTypeHeaderValue(_traits.MediaType) } };
            request.Options.Set(ServiceRetry.IsRepeatable, isRepeatable);
            request.Options.Set(ServiceRetry.Began, Time.GetTimestamp());
            request.Options.Set(ServiceRetry.Patience, cancellationToken);
            using var response = await _http.SendAsync(request, either.Token);
            return new ServiceReply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException problem) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException(Silence, problem);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Asks for each item at once, as many at a time as a service bears. The first failure ends all.</summary>
    public static async Task<IReadOnlyList<TAnswer>> EachAsync<TItem, TAnswer>(IReadOnlyList<TItem> items, Func<TItem, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
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

    /// <summary>What an answer holds; where it holds something else, no such service has spoken.</summary>
    public T Read<T>(ServiceReply reply, JsonTypeInfo<T> type)
    {
        try
        {
            return reply.Read(type);
        }
        catch (JsonException problem)
        {
            throw new UnavailableException($"{Subject} answers something else than a {_traits.Name} would (no JSON, or not all of it, or another sort).", problem);
        }
    }

    public UnavailableException Unavailable(string what) => new($"{Subject} {what}.");

    public UnavailableException NoService(ServiceReply reply) => new($"No {_traits.Name} answers at {_address.Place}: {Quote(reply.ToString())}.");

    public UnavailableException Denial(ServiceReply reply) =>
        Unavailable($"{(reply.Status == HttpStatusCode.Unauthorized ? "does not accept" : "shows nothing to")} {Whom}: {Quote(reply.ToString())}");

    public static string Redirect(ServiceReply reply) =>
        $"points to another address (HTTP {((int)reply.Status).ToString(CultureInfo.InvariantCulture)}), which is not followed: name that address instead";

    public string Quote(string text) => _address.Quote(text);

    /// <summary>Keeps other secrets that are sent out of messages, from now on.</summary>
    public void Hide(IEnumerable<string> values) => _address.Hide(values);

    public static string Reason(HttpRequestException problem) => problem.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
        ? "its answer is larger than 64 MiB"
        : (problem.InnerException is IOException or AuthenticationException ? problem.InnerException : problem).Message;
}
