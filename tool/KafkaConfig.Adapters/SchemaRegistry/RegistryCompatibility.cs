using System.Globalization;
using System.Net;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Whether a subject would take a schema. Registries mean different things by the same path: beside all versions, Confluent's looks at as many as the level asks for and Apicurio at
/// all of them whatever the level; Karapace and Redpanda compare with one version at a time. Only where the answers differ is the level asked for.</summary>
internal sealed class RegistryCompatibility(RegistryClient client, Func<string, CancellationToken, Task<Fact<CompatibilityLevel>>> levelInForce)
{
    private static readonly Fact<RegistryVerdict> Compatible = new Fact<RegistryVerdict>.Known(new RegistryVerdict(true, []));

    /// <summary>False once the server has shown that it compares with one version at a time.</summary>
    public bool ComparesWithAll { get; private set; } = true;

    public async Task<Fact<RegistryVerdict>> CheckAsync(NewSchema schema, CancellationToken cancellationToken)
    {
        var body = RegistryClient.Body(schema);
        var all = ComparesWithAll ? await AskAsync(schema, "", body, cancellationToken) : null;
        if (all is not null && !IsIncompatible(all))
            return all;
        var latest = await AskAsync(schema, "/latest", body, cancellationToken) ?? throw client.Service.Unavailable("has no path to check a schema");
        if (latest is Fact<RegistryVerdict>.Unknown)
            return latest;
        if (IsIncompatible(latest))
            return all ?? latest;
        var level = await levelInForce(schema.Subject, cancellationToken);
        if (level is not Fact<CompatibilityLevel>.Known known)
            return new Fact<RegistryVerdict>.Unknown(level is Fact<CompatibilityLevel>.Unknown unknown ? unknown.Why : "its level is unknown");
        var isTransitive = known.Value is CompatibilityLevel.BackwardTransitive or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.FullTransitive;
        return !isTransitive ? Compatible : all ?? await CheckEachAsync(schema, body, cancellationToken);
    }

    private async Task<Fact<RegistryVerdict>> CheckEachAsync(NewSchema schema, byte[] body, CancellationToken cancellationToken)
    {
        var reply = await client.Service.GetAsync($"/subjects/{Uri.EscapeDataString(schema.Subject)}/versions", cancellationToken);
        if (reply.IsAbsent())
            return Compatible;
        if (!reply.IsDone)
            return client.Unknown<RegistryVerdict>(reply, "tell its versions");
        var verdicts = await ServiceClient.EachAsync(
            [.. client.Service.Read(reply, RegistryJson.Default.IReadOnlyListInt32).OrderDescending()],
            (number, token) => AskAsync(schema, $"/{number.ToString(CultureInfo.InvariantCulture)}", body, token), cancellationToken);
        return verdicts.FirstOrDefault(verdict => verdict is not null && IsIncompatible(verdict)) ?? verdicts.FirstOrDefault(verdict => verdict is Fact<RegistryVerdict>.Unknown) ?? Compatible;
    }

    private static bool IsIncompatible(Fact<RegistryVerdict> fact) => fact is Fact<RegistryVerdict>.Known { Value.IsCompatible: false };

    // Null where there is no such path.
    private async Task<Fact<RegistryVerdict>?> AskAsync(NewSchema schema, string version, byte[] body, CancellationToken cancellationToken)
    {
        var normalize = schema.Normalize ? "&normalize=true" : "";
        var reply = await client.Service.AskAsync(HttpMethod.Post, $"/compatibility/subjects/{Uri.EscapeDataString(schema.Subject)}/versions{version}?verbose=true{normalize}", body, cancellationToken);
        if (reply.IsNoPath() && version.Length == 0)
        {
            ComparesWithAll = false;
            return null;
        }

        if (reply.IsNoPath())
            throw client.Service.NoService(reply);
        // To a subject without versions everything is new.
        if (reply.IsAbsent())
            return Compatible;
        if (!reply.IsDone)
        {
            return reply.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.InternalServerError
                ? new Fact<RegistryVerdict>.Unknown($"the registry cannot judge it: {client.Service.Quote(reply.ToString())}")
                : client.Unknown<RegistryVerdict>(reply, "check it");
        }

        var check = client.Service.Read(reply, RegistryJson.Default.RegistryCheck);
        var isCompatible = check.IsCompatible ?? throw client.Service.Unavailable("leaves out its verdict on a schema");
        return isCompatible ? Compatible : new Fact<RegistryVerdict>.Known(new RegistryVerdict(false, check.Messages ?? (check.Reason is { } reason ? [reason] : [])));
    }
}
