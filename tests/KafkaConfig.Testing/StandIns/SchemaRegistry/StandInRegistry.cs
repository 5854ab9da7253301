using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>A schema registry in this process, on a free port of the loopback: Confluent's API with its codes, or with what other registries lack; counts what it is asked and fails when it
/// is told to.</summary>
public sealed class StandInRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _targets = new();
    private readonly Lock _lock = new();
    private readonly List<RegistryFault> _faults = [];
    private int _closed;

    private StandInRegistry(RegistryTraits traits)
    {
        Traits = traits;
        Store = new RegistryStore((level, candidate, versions) => Judge(level, candidate, versions));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Limits.MaxRequestBodySize = null;
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public RegistryTraits Traits { get; }

    /// <summary>What it holds, for tests that fill it or look at it without a request.</summary>
    public RegistryStore Store { get; }

    public string Url { get; private set; } = "";

    /// <summary>Says of a candidate, at a level, what is wrong with it beside the given versions (texts, ascending); null: nothing. All are compatible unless a test says otherwise.</summary>
    public Func<CompatibilityLevel, string, IReadOnlyList<string>, string?> Judge { get; set; } = (_, _, _) => null;

    /// <summary>Whom it wants to be asked by; null: anyone.</summary>
    public (string User, string Password)? Credentials { get; set; }

    /// <summary>The subjects that nobody may see; it is asked about null for what belongs to no subject.</summary>
    public Func<string?, bool> Forbids { get; set; } = _ => false;

    /// <summary>What it was asked, in order: <c>GET /subjects/{subject}/versions</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The same as they stood in the requests, escapes and queries included.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    public static async Task<StandInRegistry> StartAsync(RegistryTraits? traits = null)
    {
        var registry = new StandInRegistry(traits ?? RegistryTraits.Confluent);
        await registry._application.StartAsync();
        registry.Url = registry._application.Urls.First();
        return registry;
    }

    public int Count(string request) => Requests.Count(asked => asked == request);

    public void Forget()
    {
        _requests.Clear();
        _targets.Clear();
    }

    public void Add(RegistryFault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new RegistryRequest(context.Request.Method, target, await reader.ReadToEndAsync(context.RequestAborted));
        var (template, handle) = RegistryRoutes.Find(request, Traits);
        _requests.Enqueue($"{request.Method} {template}");
        _targets.Enqueue($"{request.Method} {target}");
        var fault = Take($"{request.Method} {template}", request.Subject);
        if (fault?.Action == FaultAction.Hang)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
            await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Abort();
            return;
        }

        if (fault?.Action == FaultAction.Answer)
        {
            if (fault.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (fault.Location is not null)
                context.Response.Headers.Location = fault.Location;
            await WriteAsync(context, fault.Status, fault.MediaType, fault.Body);
            return;
        }

        var reply = Handle(context, request, handle);
        if (fault?.Action == FaultAction.CloseAfterwards)
        {
            context.Abort();
            return;
        }

        var body = reply.Body?.ToJsonString() ?? "null";
        await WriteAsync(context, reply.Status, "application/vnd.schemaregistry.v1+json", fault?.Action == FaultAction.Truncate ? body[..(body.Length / 2)] : body);
    }

    private RegistryReply Handle(HttpContext context, RegistryRequest request, Func<RegistryStore, RegistryRequest, JsonNode?> handle)
    {
        try
        {
            if (Credentials is { } wanted && context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{wanted.User}:{wanted.Password}"))}")
                throw new RegistryRefusalException(401, 401, "Unauthorized");
            if (Forbids(request.Subject))
                throw new RegistryRefusalException(403, 40301, request.Subject is null ? "User is denied operation on this server." : $"User is denied operation Read on Subject: {request.Subject}");
            return new RegistryReply(200, handle(Store, request));
        }
        catch (RegistryRefusalException refusal)
        {
            return new RegistryReply(refusal.Status, new JsonObject { ["error_code"] = refusal.Code, ["message"] = refusal.Message });
        }
    }

    private RegistryFault? Take(string request, string? subject)
    {
        lock (_lock)
        {
            return _faults.FirstOrDefault(fault => fault.Take(request, subject));
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string mediaType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
