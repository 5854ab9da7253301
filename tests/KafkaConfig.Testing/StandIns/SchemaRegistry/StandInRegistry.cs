using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>A schema registry in this process: Confluent's API with its codes, or with what other registries lack.</summary>
public sealed class StandInRegistry : StandInService
{
    private StandInRegistry(RegistryTraits traits)
    {
        Traits = traits;
        Store = new RegistryStore((level, candidate, versions) => Judge(level, candidate, versions));
    }

    public RegistryTraits Traits { get; }

    /// <summary>What it holds, for tests that fill it or look at it without a request.</summary>
    public RegistryStore Store { get; }

    /// <summary>Says of a candidate, at a level, what is wrong with it beside the given versions (texts, ascending); null: nothing. All are compatible unless a test says otherwise.</summary>
    public Func<CompatibilityLevel, string, IReadOnlyList<string>, string?> Judge { get; set; } = (_, _, _) => null;

    /// <summary>The subjects that nobody may see; it is asked about null for what belongs to no subject.</summary>
    public Func<string?, bool> Forbids { get; set; } = _ => false;

    protected override string MediaType => "application/vnd.schemaregistry.v1+json";

    public static async Task<StandInRegistry> StartAsync(RegistryTraits? traits = null)
    {
        var registry = new StandInRegistry(traits ?? RegistryTraits.Confluent);
        await registry.OpenAsync();
        return registry;
    }

    protected override (string Template, string? About, Func<StandInReply> Answer) Find(string method, string target, string body)
    {
        var request = new RegistryRequest(method, target, body);
        var (template, handle) = RegistryRoutes.Find(request, Traits);
        return (template, request.Subject, Answer);

        StandInReply Answer() => Forbids(request.Subject)
            ? throw new RegistryRefusalException(403, 40301, request.Subject is null ? "User is denied operation on this server." : $"User is denied operation Read on Subject: {request.Subject}")
            : new StandInReply(200, handle(Store, request)?.ToJsonString() ?? "null");
    }

    protected override StandInRefusalException Denial() => new RegistryRefusalException(401, 401, "Unauthorized");
}
