using System.Globalization;
using System.Net;
using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Reads a registry that speaks Confluent's API: Confluent's own, Apicurio, Karapace, Redpanda. What a server lacks is found out when it is first needed.</summary>
public sealed class ConfluentSchemaRegistry : ISchemaRegistry
{
    // A few single reads are quicker than a page of a thousand.
    private const int FewSubjects = 20;
    private const int SubjectPage = 1_000;

    private readonly RegistryClient _client;
    private readonly RegistryBulk _bulk;
    private readonly RegistryReferrers _referrers;
    private readonly RegistryCompatibility _compatibility;

    public ConfluentSchemaRegistry(RegistryClient client)
    {
        _client = client;
        _bulk = new RegistryBulk(client);
        _referrers = new RegistryReferrers(client);
        _compatibility = new RegistryCompatibility(client, ReadLevelInForceAsync);
    }

    public async Task<RegistryDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var level = await ReadGlobalLevelAsync(cancellationToken);
        var (mode, tellsUnsetLevels) = await ReadModeAsync(cancellationToken);
        (string What, bool IsThere)[] parts =
        [
            ("all schemas at once", _bulk.IsThere), ("checks against all versions at once", _compatibility.ComparesWithAll), ("modes", mode is not null), ("which subjects set no level", tellsUnsetLevels),
        ];
        return new RegistryDescription(level, mode, tellsUnsetLevels, [.. parts.Where(part => !part.IsThere).Select(part => part.What)]);
    }

    public async Task<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> contexts, CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var context in contexts.Prepend("").Distinct(StringComparer.Ordinal))
        {
            // A server without contexts ignores the prefix; there they are plain names.
            for (var offset = 0; ; offset += SubjectPage)
            {
                var from = offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"&offset={offset}");
                var page = await ReadSubjectsAsync($"/subjects?subjectPrefix={Uri.EscapeDataString(context)}{from}", cancellationToken);
                var before = names.Count;
                names.UnionWith(page.Where(name => RegistryWords.ContextOf(name) == context));
                // Apicurio ends after a thousand, whatever one asks for.
                if (page.Count == SubjectPage && names.Count == before && offset > 0)
                    throw new IncompleteListException(string.Create(CultureInfo.InvariantCulture, $"The schema registry lists {SubjectPage:N0} subjects and no more, so that nobody can tell what else it holds."));
                if (page.Count != SubjectPage || names.Count == before)
                    break;
            }
        }

        return [.. names];
    }

    public async Task<IReadOnlyList<NamedFact<LiveSchema?>>> ReadLatestAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        var found = subjects.Count > FewSubjects ? await _bulk.ReadLatestAsync(subjects, cancellationToken) : new Dictionary<string, LiveSchema>();
        return await ServiceClient.EachAsync(
            subjects,
            async (subject, token) => new NamedFact<LiveSchema?>(
                subject, found.TryGetValue(subject, out var schema) ? new Fact<LiveSchema?>.Known(schema) : await ReadVersionAsync(subject, "latest", token)),
            cancellationToken);
    }

    public Task<IReadOnlyList<NamedFact<IReadOnlyList<LiveSchema>>>> ReadVersionsAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        subjects, async (subject, token) => new NamedFact<IReadOnlyList<LiveSchema>>(subject, await ReadVersionsAsync(subject, token)), cancellationToken);

    public Task<IReadOnlyList<NamedFact<bool>>> ReadHiddenAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        subjects, async (subject, token) => new NamedFact<bool>(subject, await IsHiddenAsync(subject, token)), cancellationToken);

    public Task<IReadOnlyList<NamedFact<LiveSchema?>>> ReadAsync(IReadOnlyList<SubjectVersion> versions, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        versions,
        async (version, token) => new NamedFact<LiveSchema?>(version.Subject, await ReadVersionAsync(version.Subject, version.Version.ToString(CultureInfo.InvariantCulture), token)),
        cancellationToken);

    public async Task<IReadOnlyList<NamedFact<CompatibilityLevel?>>> ReadLevelsAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        var facts = await ServiceClient.EachAsync(subjects, async (subject, token) => new NamedFact<CompatibilityLevel?>(subject, await ReadLevelAsync(subject, token)), cancellationToken);
        var mayBeUnset = facts.Any(fact => fact.Fact is Fact<CompatibilityLevel?>.Known { Value: CompatibilityLevel.None });
        if (!mayBeUnset || (await ReadModeAsync(cancellationToken)).TellsUnsetLevels)
            return facts;
        return [.. facts.Select(fact => fact.Fact is Fact<CompatibilityLevel?>.Known { Value: CompatibilityLevel.None } ? fact with { Fact = new Fact<CompatibilityLevel?>.Known(null) } : fact)];
    }

    public async Task<IReadOnlyList<NamedFact<string?>>> ReadModesAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        var (global, _) = await ReadModeAsync(cancellationToken);
        if (global is null)
            return [.. subjects.Select(subject => new NamedFact<string?>(subject, new Fact<string?>.Known(null)))];
        return await ServiceClient.EachAsync(subjects, async (subject, token) => new NamedFact<string?>(subject, await ReadModeAsync(subject, global, token)), cancellationToken);
    }

    public Task<IReadOnlyList<NamedFact<int?>>> LookUpAsync(IReadOnlyList<NewSchema> schemas, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        schemas, async (schema, token) => new NamedFact<int?>(schema.Subject, await _client.LookUpAsync(schema, token)), cancellationToken);

    public Task<IReadOnlyList<NamedFact<RegistryVerdict>>> CheckAsync(IReadOnlyList<NewSchema> schemas, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        schemas, async (schema, token) => new NamedFact<RegistryVerdict>(schema.Subject, await _compatibility.CheckAsync(schema, token)), cancellationToken);

    public Task<IReadOnlyList<NamedFact<IReadOnlyList<string>>>> ReadReferrersAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) => ServiceClient.EachAsync(
        subjects, async (subject, token) => new NamedFact<IReadOnlyList<string>>(subject, await _referrers.ReadAsync(subject, token)), cancellationToken);

    private async Task<IReadOnlyList<string>> ReadSubjectsAsync(string path, CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync(path, cancellationToken);
        return reply.IsDone ? _client.Service.Read(reply, RegistryJson.Default.IReadOnlyListString) : throw _client.Refusal(reply, "list its subjects");
    }

    private async Task<Fact<LiveSchema?>> ReadVersionAsync(string subject, string version, CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync($"/subjects/{Uri.EscapeDataString(subject)}/versions/{version}", cancellationToken);
        if (!reply.IsDone)
            return await IsAbsentAsync(reply, subject, cancellationToken) ? new Fact<LiveSchema?>.Known(null) : _client.Unknown<LiveSchema?>(reply, "read it");
        var schema = _client.Service.Read(reply, RegistryJson.Default.RegistrySchema);
        try
        {
            return RegistryBulk.ToLive(schema, subject) is { } live
                ? new Fact<LiveSchema?>.Known(live)
                : new Fact<LiveSchema?>.Unknown($"its schemas are written in {_client.Service.Quote(schema.SchemaType ?? "")}, which is unknown here");
        }
        catch (JsonException)
        {
            throw _client.Service.Unavailable("leaves out the version, the id or the text of a schema");
        }
    }

    private async Task<Fact<IReadOnlyList<LiveSchema>>> ReadVersionsAsync(string subject, CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync($"/subjects/{Uri.EscapeDataString(subject)}/versions", cancellationToken);
        if (!reply.IsDone)
            return await IsAbsentAsync(reply, subject, cancellationToken) ? new Fact<IReadOnlyList<LiveSchema>>.Known([]) : _client.Unknown<IReadOnlyList<LiveSchema>>(reply, "read its versions");
        var numbers = _client.Service.Read(reply, RegistryJson.Default.IReadOnlyListInt32).Order().ToList();
        var schemas = await ServiceClient.EachAsync(numbers, (number, token) => ReadVersionAsync(subject, number.ToString(CultureInfo.InvariantCulture), token), cancellationToken);
        return schemas.OfType<Fact<LiveSchema?>.Unknown>().FirstOrDefault() is { } unknown
            ? new Fact<IReadOnlyList<LiveSchema>>.Unknown(unknown.Why)
            // One that was deleted in between is no version any more.
            : new Fact<IReadOnlyList<LiveSchema>>.Known([.. schemas.OfType<Fact<LiveSchema?>.Known>().Select(known => known.Value).OfType<LiveSchema>()]);
    }

    // A full page may go on: then nothing is proven.
    private async Task<bool> IsUnlistedAsync(string subject, CancellationToken cancellationToken) =>
        await ReadSubjectsAsync("/subjects", cancellationToken) is { Count: var count } names && !names.Contains(subject) && (count == 0 || count % SubjectPage != 0);

    private async Task<Fact<bool>> IsHiddenAsync(string subject, CancellationToken cancellationToken)
    {
        var path = $"/subjects/{Uri.EscapeDataString(subject)}/versions";
        var live = await _client.Service.GetAsync(path, cancellationToken);
        if (live.IsDone)
            return new Fact<bool>.Known(false);
        if (!await IsAbsentAsync(live, subject, cancellationToken))
            return _client.Unknown<bool>(live, "read its versions");
        var all = await _client.Service.GetAsync($"{path}?deleted=true", cancellationToken);
        if (all.IsDone)
            return new Fact<bool>.Known(_client.Service.Read(all, RegistryJson.Default.IReadOnlyListInt32).Count > 0);
        return await IsAbsentAsync(all, subject, cancellationToken) ? new Fact<bool>.Known(false) : _client.Unknown<bool>(all, "read its hidden versions");
    }

    // A page of a proxy proves nothing, and neither does an error in the server's own words: then the list of all subjects must say it.
    private async Task<bool> IsAbsentAsync(ServiceReply reply, string subject, CancellationToken cancellationToken)
    {
        if (!reply.IsNoPath())
            return reply.IsAbsent();
        return reply.Code is null ? throw _client.Service.NoService(reply) : await IsUnlistedAsync(subject, cancellationToken);
    }

    private async Task<Fact<CompatibilityLevel?>> ReadLevelAsync(string subject, CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync($"/config/{Uri.EscapeDataString(subject)}", cancellationToken);
        if (!reply.IsDone)
        {
            return reply is { Status: HttpStatusCode.NotFound, Code: RegistryCodes.NoLevel } || await IsAbsentAsync(reply, subject, cancellationToken)
                ? new Fact<CompatibilityLevel?>.Known(null)
                : _client.Unknown<CompatibilityLevel?>(reply, "read its level");
        }

        var level = _client.Service.Read(reply, RegistryJson.Default.RegistryLevel);
        // A subject may set other things and no level.
        if ((level.CompatibilityLevel ?? level.Compatibility) is not { } word)
            return new Fact<CompatibilityLevel?>.Known(null);
        return RegistryWords.Level(word) is { } known
            ? new Fact<CompatibilityLevel?>.Known(known)
            : new Fact<CompatibilityLevel?>.Unknown($"its compatibility level is unknown here: {_client.Service.Quote(word)}");
    }

    private async Task<CompatibilityLevel> ReadGlobalLevelAsync(CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync("/config", cancellationToken);
        if (!reply.IsDone)
            throw _client.Refusal(reply, "tell its compatibility level");
        var level = _client.Service.Read(reply, RegistryJson.Default.RegistryLevel);
        var word = level.CompatibilityLevel ?? level.Compatibility ?? "";
        return RegistryWords.Level(word) ?? throw _client.Service.Unavailable($"has a compatibility level that is unknown here: {_client.Service.Quote(word)}");
    }

    private async Task<Fact<CompatibilityLevel>> ReadLevelInForceAsync(string subject, CancellationToken cancellationToken) => (await ReadLevelsAsync([subject], cancellationToken))[0].Fact switch
    {
        Fact<CompatibilityLevel?>.Known { Value: { } own } => new Fact<CompatibilityLevel>.Known(own),
        Fact<CompatibilityLevel?>.Unknown unknown => new Fact<CompatibilityLevel>.Unknown(unknown.Why),
        _ => new Fact<CompatibilityLevel>.Known(await ReadGlobalLevelAsync(cancellationToken)),
    };

    // Of the two sorts of registry without modes, Apicurio 2 also hides which subjects set no level. Its code for a missing path, zero, tells it from the others.
    private async Task<(string? Mode, bool TellsUnsetLevels)> ReadModeAsync(CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync("/mode", cancellationToken);
        if (reply.IsNoPath())
            return (null, reply.Code != 0);
        return reply.IsDone ? (_client.Service.Read(reply, RegistryJson.Default.RegistryMode).Mode ?? throw _client.Service.Unavailable("does not tell its mode"), true) : throw _client.Refusal(reply, "tell its mode");
    }

    private async Task<Fact<string?>> ReadModeAsync(string subject, string global, CancellationToken cancellationToken)
    {
        var reply = await _client.Service.GetAsync($"/mode/{Uri.EscapeDataString(subject)}?defaultToGlobal=true", cancellationToken);
        if (reply.IsDone)
            return new Fact<string?>.Known(_client.Service.Read(reply, RegistryJson.Default.RegistryMode).Mode ?? global);
        return reply.IsNoPath() || reply.IsAbsent() || reply.Code == RegistryCodes.NoMode ? new Fact<string?>.Known(global) : _client.Unknown<string?>(reply, "read its mode");
    }
}
