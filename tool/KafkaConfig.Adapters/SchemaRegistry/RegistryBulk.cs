using System.Globalization;
using System.Text.Json;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Latest versions by the thousand, from servers that have <c>GET /schemas</c>.</summary>
internal sealed class RegistryBulk(RegistryClient client)
{
    // Confluent's default, and its maximum.
    private const int Page = 1_000;

    /// <summary>False once the server has shown that it lacks it, or what is needed of it.</summary>
    public bool IsThere { get; private set; } = true;

    /// <summary>The latest version of every subject of the contexts that are asked for, as far as they can be had at once. A subject that is missing is not thereby absent: pages shift when
    /// somebody deletes, a server may have smaller ones, and one that filters by permission leaves out silently.</summary>
    public async Task<IReadOnlyDictionary<string, LiveSchema>> ReadLatestAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LiveSchema>(StringComparer.Ordinal);
        foreach (var context in subjects.Select(RegistryWords.ContextOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (IsThere)
                await ReadContextAsync(context, found, cancellationToken);
        }

        return found;
    }

    private async Task ReadContextAsync(string context, Dictionary<string, LiveSchema> found, CancellationToken cancellationToken)
    {
        for (var offset = 0; ; offset += Page)
        {
            var reply = await client.Service.GetAsync(
                string.Create(CultureInfo.InvariantCulture, $"/schemas?latestOnly=true&subjectPrefix={Uri.EscapeDataString(context)}&offset={offset}&limit={Page}"), cancellationToken);
            if (!reply.IsDone)
            {
                // Who may not read all may be allowed to read some.
                IsThere &= !reply.IsNoPath();
                return;
            }

            var page = client.Service.Read(reply, RegistryJson.Default.IReadOnlyListRegistrySchema);
            // Newer Apicurio answers the schemas alone.
            if (page.Any(schema => schema is not { Subject: not null, Version: not null, Id: not null, Schema: not null }))
            {
                IsThere = false;
                return;
            }

            var before = found.Count;
            foreach (var schema in page)
            {
                if (schema is { Subject: { } subject } && ToLive(schema, subject) is { } live)
                    found[subject] = live;
            }

            // Karapace knows no pages, and answers everything every time.
            if (page.Count != Page || found.Count == before)
                return;
        }
    }

    /// <summary>Null where the language is one that this tool does not know. Throws <see cref="JsonException"/> where something is missing.</summary>
    public static LiveSchema? ToLive(RegistrySchema schema, string subject)
    {
        if (schema is not { Version: { } version, Id: { } id, Schema: { } text })
            throw new JsonException();
        return RegistryWords.Language(schema.SchemaType) is { } language
            ? new LiveSchema(subject, version, id, language, text, [.. (schema.References ?? []).Select(reference => new SchemaReference(reference.Name ?? "", reference.Subject ?? "", reference.Version ?? 0))])
            : null;
    }
}
