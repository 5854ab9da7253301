using System.Net;
using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>One connection to a schema registry, made from an environment's file at the moment of use.</summary>
public sealed class RegistryClient : IDisposable
{
    private readonly ServiceClient _service;
    private readonly Lazy<RegistryLibrary> _library;

    /// <param name="connection">As an environment's file says.</param>
    /// <param name="variable">Looks up variables of the process; <see cref="UsageException"/> for a missing one.</param>
    /// <param name="timeout">How long to wait for each answer, retries included; the first that does not come ends the whole call.</param>
    /// <param name="time">The clock.</param>
    public RegistryClient(ServiceConnection connection, Func<string, string?> variable, TimeSpan timeout, TimeProvider time)
    {
        _service = new ServiceClient(RegistryReplies.Traits, connection, variable, timeout, time);
        _library = new Lazy<RegistryLibrary>(() => new RegistryLibrary(_service));
    }

    /// <summary>For those who have no wish of their own.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(15);

    internal ServiceClient Service => _service;

    internal RegistryLibrary Library => _library.Value;

    public void Dispose()
    {
        if (_library.IsValueCreated)
            _library.Value.Dispose();
        _service.Dispose();
    }

    /// <summary>What the reply says of the whole registry, where nothing else explains it.</summary>
    internal UnavailableException Refusal(ServiceReply reply, string action) =>
        reply.Status == HttpStatusCode.Forbidden ? _service.Denial(reply)
        : reply.IsNoPath() ? _service.NoService(reply)
        : _service.Unavailable($"did not {action}: {_service.Quote(reply.ToString())}");

    /// <summary>What the reply says of one subject alone.</summary>
    internal Fact<T> Unknown<T>(ServiceReply reply, string action) => new Fact<T>.Unknown(
        reply.Status == HttpStatusCode.Forbidden ? $"{_service.Whom} may not {action}" : $"the registry does not {action}: {_service.Quote(reply.ToString())}");

    /// <summary>The live version that holds this very schema. The registry need not be able to read it: then none can hold it.</summary>
    internal async Task<Fact<int?>> LookUpAsync(NewSchema schema, CancellationToken cancellationToken)
    {
        var reply = await _service.AskAsync(HttpMethod.Post, $"/subjects/{Uri.EscapeDataString(schema.Subject)}{(schema.Normalize ? "?normalize=true" : "")}", Body(schema), cancellationToken);
        if (reply.IsDone)
            return new Fact<int?>.Known(_service.Read(reply, RegistryJson.Default.RegistrySchema).Version ?? throw _service.Unavailable("leaves out the version of a schema"));
        if (reply.IsAbsent() || reply.Code is RegistryCodes.NoSchema or RegistryCodes.Unparsable)
            return new Fact<int?>.Known(null);
        return reply.IsNoPath() ? throw _service.NoService(reply) : Unknown<int?>(reply, "look it up");
    }

    internal static byte[] Body(NewSchema schema) => JsonSerializer.SerializeToUtf8Bytes(
        new RegistryCandidate(
            schema.Text, RegistryWords.Language(schema.Language),
            schema.References.Count == 0 ? null : [.. schema.References.Select(reference => new RegistryReference(reference.Name, reference.Subject, reference.Version))]),
        RegistryJson.Default.RegistryCandidate);
}
