using System.Globalization;
using System.Net.Http.Headers;
using Confluent.SchemaRegistry;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds.Schemas;
using NewSchema = KafkaConfig.Core.Kinds.Schemas.NewSchema;
using SchemaReference = Confluent.SchemaRegistry.SchemaReference;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Confluent's own client, for the two calls that change what applications meet: a registration and a level. Everything else is plain HTTP (<see cref="RegistryClient"/>): it has no
/// bulk read, no messages of a check, no deletion and no mode, cannot be cancelled, does not tell Retry-After, follows redirects, and answers lookups from its memory.</summary>
internal sealed class RegistryLibrary : IDisposable
{
    private readonly CachedSchemaRegistryClient _client;
    private readonly SemaphoreSlim _turn = new(1);

    public RegistryLibrary(ServiceClient service) => _client = new CachedSchemaRegistryClient(
        new Dictionary<string, string>
        {
            // A comma would be a list.
            ["schema.registry.url"] = service.Url.Replace(",", "%2C", StringComparison.Ordinal),
            ["schema.registry.request.timeout.ms"] = ((int)service.Timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            // The number of attempts: none at all with zero.
            ["schema.registry.max.retries"] = "1",
            // It pauses after the last attempt too.
            ["schema.registry.retries.wait.ms"] = "1",
            ["schema.registry.retries.max.wait.ms"] = "1",
        },
        new Credentials(service.Authorization));

    /// <summary>The version is null where the server does not tell it.</summary>
    public async Task<(int Id, int? Version)> RegisterAsync(NewSchema schema)
    {
        var references = schema.References.Select(reference => new SchemaReference(reference.Name, reference.Subject, reference.Version)).ToList();
        await _turn.WaitAsync();
        try
        {
            // It would answer from its memory what it has registered before, deleted since or not. It sends one at a time anyway.
            _client.ClearCaches();
            var registered = await _client.RegisterSchemaWithResponseAsync(schema.Subject, new Schema(schema.Text, references, TypeOf(schema.Language)), schema.Normalize);
            return (registered.Id, registered.Version > 0 ? registered.Version : null);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task SetLevelAsync(string subject, CompatibilityLevel level) => _client.UpdateCompatibilityAsync(ValueOf(level), subject);

    public void Dispose()
    {
        _client.Dispose();
        _turn.Dispose();
    }

    private static SchemaType TypeOf(SchemaLanguage language) => language switch
    {
        SchemaLanguage.Json => SchemaType.Json,
        SchemaLanguage.Protobuf => SchemaType.Protobuf,
        _ => SchemaType.Avro,
    };

    private static Compatibility ValueOf(CompatibilityLevel level) => level switch
    {
        CompatibilityLevel.Backward => Compatibility.Backward,
        CompatibilityLevel.BackwardTransitive => Compatibility.BackwardTransitive,
        CompatibilityLevel.Forward => Compatibility.Forward,
        CompatibilityLevel.ForwardTransitive => Compatibility.ForwardTransitive,
        CompatibilityLevel.Full => Compatibility.Full,
        CompatibilityLevel.FullTransitive => Compatibility.FullTransitive,
        _ => Compatibility.None,
    };

    // Its own settings for a user refuse a password that holds a colon.
    private sealed class Credentials(AuthenticationHeaderValue? header) : IAuthenticationHeaderValueProvider
    {
        public AuthenticationHeaderValue? GetAuthenticationHeader() => header;
    }
}
