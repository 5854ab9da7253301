using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KafkaConfig.Testing.StandIns;

/// <summary>A service in this process, on a free port of the loopback: counts what it is asked and fails when it is told to.</summary>
public abstract class StandInService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _targets = new();
    private readonly Lock _lock = new();
    private readonly List<StandInFault> _faults = [];
    private int _closed;

    protected StandInService()
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

    public string Url { get; private set; } = "";

    /// <summary>Whom it wants to be asked by; null: anyone.</summary>
    public (string User, string Password)? Credentials { get; set; }

    /// <summary>Called before a request is handled, with what it is.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>What it was asked, in order: <c>GET /subjects/{subject}/versions</c>, <c>PUT /connectors/{name}/config</c>; <c>GET /connectors?expand</c> is the list with statuses.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The same as they stood in the requests, escapes and queries included.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    /// <summary>Of its answers.</summary>
    protected abstract string MediaType { get; }

    public int Count(string request) => Requests.Count(asked => asked == request);

    public void Forget()
    {
        _requests.Clear();
        _targets.Clear();
    }

    public void Add(StandInFault fault)
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
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task OpenAsync()
    {
        await _application.StartAsync();
        Url = _application.Urls.First();
    }

    /// <summary>What a request is, which subject or connector it is about, and how it is answered: a <see cref="StandInRefusalException"/> is an answer too.</summary>
    protected abstract (string Template, string? About, Func<StandInReply> Answer) Find(string method, string target, string body);

    protected virtual bool IsWelcome(string authorization) =>
        Credentials is not { } wanted || authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{wanted.User}:{wanted.Password}"))}";

    /// <summary>How the service says no.</summary>
    protected virtual StandInReply Tell(StandInRefusalException refusal) => new(refusal.Status, new JsonObject { ["error_code"] = refusal.Code, ["message"] = refusal.Message });

    /// <summary>What those without the credentials are told.</summary>
    protected abstract StandInRefusalException Denial();

    private async Task AnswerAsync(HttpContext context)
    {
        var (method, target) = (context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var (template, about, answer) = Find(method, target, await reader.ReadToEndAsync(context.RequestAborted));
        var asked = $"{method} {template}";
        _requests.Enqueue(asked);
        _targets.Enqueue($"{method} {target}");
        Before(asked);
        var fault = Take(asked, about);
        if (fault?.Action == FaultAction.Hang)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
            await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Abort();
            return;
        }

        if (fault?.Action is FaultAction.Answer or FaultAction.AnswerAfterwards)
        {
            if (fault.Action == FaultAction.AnswerAfterwards)
                Answer(context, answer);
            if (fault.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            if (fault.Location is not null)
                context.Response.Headers.Location = fault.Location;
            foreach (var (name, value) in fault.Headers)
                context.Response.Headers[name] = value;
            await WriteAsync(context, fault.Status, fault.MediaType, fault.Body);
            return;
        }

        var reply = Answer(context, answer);
        if (fault?.Action == FaultAction.CloseAfterwards)
        {
            context.Abort();
            return;
        }

        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        await WriteAsync(context, reply.Status, MediaType, fault?.Action == FaultAction.Truncate ? reply.Body[..(reply.Body.Length / 2)] : reply.Body);
    }

    private StandInReply Answer(HttpContext context, Func<StandInReply> answer)
    {
        try
        {
            return IsWelcome(context.Request.Headers.Authorization.ToString()) ? answer() : throw Denial();
        }
        catch (StandInRefusalException refusal)
        {
            return Tell(refusal);
        }
    }

    private StandInFault? Take(string request, string? about)
    {
        lock (_lock)
        {
            return _faults.FirstOrDefault(fault => fault.Take(request, about));
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
