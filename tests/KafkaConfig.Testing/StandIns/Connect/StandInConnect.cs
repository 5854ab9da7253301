using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>A Connect worker in this process, on a free port of the loopback: the answers of Connect's API; counts what it is asked and fails when it is told to.</summary>
public sealed class StandInConnect : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _targets = new();
    private readonly Lock _lock = new();
    private readonly List<ConnectFault> _faults = [];

    private StandInConnect()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Limits.MaxRequestBodySize = null;
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>What it holds, for tests that fill it or look at it without a request.</summary>
    public ConnectStore Store { get; } = new();

    public string Url { get; private set; } = "";

    /// <summary>Whom it wants to be asked by; null: anyone.</summary>
    public (string User, string Password)? Credentials { get; set; }

    /// <summary>Called before a request is handled, with what it is.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>What it was asked, in order: <c>PUT /connectors/{name}/config</c>; <c>GET /connectors?expand</c> is the list with statuses.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The same as they stood in the requests, escapes and queries included.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    public static async Task<StandInConnect> StartAsync()
    {
        var worker = new StandInConnect();
        await worker._application.StartAsync();
        worker.Url = worker._application.Urls.First();
        return worker;
    }

    public int Count(string request) => Requests.Count(asked => asked == request);

    public void Forget()
    {
        _requests.Clear();
        _targets.Clear();
    }

    public void Add(ConnectFault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>From then on its port refuses connections.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new ConnectRequest(context.Request.Method, target, await reader.ReadToEndAsync(context.RequestAborted));
        var (template, handle) = ConnectRoutes.Find(request);
        var asked = $"{request.Method} {template}";
        _requests.Enqueue(asked);
        _targets.Enqueue($"{request.Method} {target}");
        Before(asked);
        var fault = Take(asked, request.Connector);
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

        var body = reply.Body?.ToJsonString() ?? "";
        await WriteAsync(context, reply.Status, "application/json", fault?.Action == FaultAction.Truncate ? body[..(body.Length / 2)] : body);
    }

    private ConnectReply Handle(HttpContext context, ConnectRequest request, Func<ConnectStore, ConnectRequest, ConnectReply> handle)
    {
        try
        {
            if (Credentials is { } wanted && context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{wanted.User}:{wanted.Password}"))}")
                throw new ConnectRefusalException(401, "User cannot access the resource.");
            lock (_lock)
            {
                return handle(Store, request);
            }
        }
        catch (ConnectRefusalException refusal)
        {
            return new ConnectReply(refusal.Status, new JsonObject { ["error_code"] = refusal.Status, ["message"] = refusal.Message });
        }
    }

    private ConnectFault? Take(string request, string? connector)
    {
        lock (_lock)
        {
            return _faults.FirstOrDefault(fault => fault.Take(request, connector));
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string mediaType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        if (bytes.Length == 0)
            return Task.CompletedTask;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
