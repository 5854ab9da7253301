using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>Confluent's paths, each with what it does.</summary>
internal static class RegistryRoutes
{
    /// <summary>The path's template and its deed; <c>(none)</c> and a refusal where there is no such path.</summary>
    public static (string Template, Func<RegistryStore, RegistryRequest, JsonNode?> Handle) Find(RegistryRequest request, RegistryTraits traits) => (request.Method, request.Segments) switch
    {
        ("GET", ["subjects"]) => ("/subjects", (store, asked) => Subjects(store, asked, traits)),
        ("GET", ["contexts"]) => ("/contexts", (store, _) => Contexts(store)),
        ("GET", ["subjects", var subject, "versions"]) => ("/subjects/{subject}/versions", (store, asked) => Versions(store, asked, subject)),
        ("POST", ["subjects", var subject, "versions"]) => ("/subjects/{subject}/versions", (store, asked) => Register(store, asked, subject, traits)),
        ("POST", ["subjects", var subject]) => ("/subjects/{subject}", (store, asked) => Entry(store.LookUp(subject, Schema(asked.Body()), asked.Flag("deleted")))),
        ("DELETE", ["subjects", var subject]) => ("/subjects/{subject}", (store, asked) => Numbers(store.Delete(subject, asked.Flag("permanent")))),
        ("GET", ["subjects", var subject, "versions", var version]) => ("/subjects/{subject}/versions/{version}", (store, asked) => Entry(store.Find(subject, version, asked.Flag("deleted")))),
        ("DELETE", ["subjects", var subject, "versions", var version]) => ("/subjects/{subject}/versions/{version}", (store, asked) => store.DeleteVersion(subject, version, asked.Flag("permanent"))),
        ("GET", ["subjects", var subject, "versions", var version, "schema"]) => ("/subjects/{subject}/versions/{version}/schema", (store, _) => JsonNode.Parse(store.Find(subject, version, false).Schema.Text)),
        ("GET", ["subjects", var subject, "versions", var version, "referencedby"]) =>
            ("/subjects/{subject}/versions/{version}/referencedby", (store, _) => Numbers(store.Referrers(subject, store.Find(subject, version, true).Version))),
        ("GET", ["schemas"]) when traits.HasBulk => ("/schemas", (store, asked) => Bulk(store, asked, traits)),
        ("GET", ["schemas", "types"]) => ("/schemas/types", (_, _) => new JsonArray("JSON", "PROTOBUF", "AVRO")),
        ("GET", ["schemas", "ids", var id]) => ("/schemas/ids/{id}", (store, asked) => Bare(Holders(store, id, true)[0].Schema)),
        ("GET", ["schemas", "ids", var id, "versions"]) when traits.TellsHolders => ("/schemas/ids/{id}/versions", (store, asked) => HolderVersions(Holders(store, id, asked.Flag("deleted")))),
        ("GET", ["schemas", "ids", var id, "subjects"]) when traits.TellsHolders =>
            ("/schemas/ids/{id}/subjects", (store, asked) => Texts(Holders(store, id, asked.Flag("deleted")).Select(version => version.Subject).Distinct())),
        ("POST", ["compatibility", "subjects", var subject, "versions"]) when traits.ChecksAllVersions =>
            ("/compatibility/subjects/{subject}/versions", (store, asked) => Check(store, asked, subject, null, traits)),
        ("POST", ["compatibility", "subjects", var subject, "versions", var version]) =>
            ("/compatibility/subjects/{subject}/versions/{version}", (store, asked) => Check(store, asked, subject, version, traits)),
        (_, ["config", ..]) or (_, ["mode", ..]) => RegistrySettings.Find(request, traits),
        _ => ("(none)", (_, _) => throw RegistryRefusalException.NoPath()),
    };

    private static JsonArray Subjects(RegistryStore store, RegistryRequest asked, RegistryTraits traits)
    {
        var all = store.All(deleted: true).GroupBy(version => version.Subject).Select(group => (Name: group.Key, IsLive: group.Any(version => !version.IsDeleted)));
        var wanted = asked.Flag("deletedOnly") ? all.Where(subject => !subject.IsLive) : asked.Flag("deleted") ? all : all.Where(subject => subject.IsLive);
        var prefix = traits.HasPrefix ? asked.Text("subjectPrefix", ":*:") : ":*:";
        return Texts(Page(wanted.Select(subject => subject.Name).Where(name => IsIn(name, prefix)), asked, int.MaxValue));
    }

    private static bool IsIn(string subject, string prefix) =>
        prefix == ":*:" || (subject.StartsWith(prefix, StringComparison.Ordinal) && (prefix.StartsWith(":.", StringComparison.Ordinal) || !subject.StartsWith(":.", StringComparison.Ordinal)));

    private static JsonArray Contexts(RegistryStore store) =>
        Texts(store.All(deleted: false).Select(version => version.Subject.StartsWith(":.", StringComparison.Ordinal) ? version.Subject.Split(':')[1] : ".").Append(".").Distinct().Order(StringComparer.Ordinal));

    private static JsonArray Versions(RegistryStore store, RegistryRequest asked, string subject)
    {
        var versions = store.Versions(subject, asked.Flag("deleted") || asked.Flag("deletedOnly")).Where(version => !asked.Flag("deletedOnly") || version.IsDeleted);
        return Numbers([.. Page(versions.Select(version => version.Version), asked, int.MaxValue)]);
    }

    private static JsonObject Register(RegistryStore store, RegistryRequest asked, string subject, RegistryTraits traits)
    {
        var body = asked.Body();
        var (id, number) = (body["id"]?.GetValue<int>(), body["version"]?.GetValue<int>());
        var version = store.Register(subject, Schema(body), id > 0 ? id : null, number > 0 ? number : null);
        var reply = Entry(version);
        if (traits.RegistrationNamesVersion)
            return reply;
        return new JsonObject { ["id"] = version.Id };
    }

    private static JsonArray Bulk(RegistryStore store, RegistryRequest asked, RegistryTraits traits)
    {
        var prefix = asked.Text("subjectPrefix", "");
        var versions = store.All(asked.Flag("deleted")).Where(version => IsIn(version.Subject, prefix));
        if (asked.Flag("latestOnly"))
            versions = versions.GroupBy(version => version.Subject).Select(group => group.Last());
        var page = traits.BulkPages ? Page(versions, asked, traits.MaximumPage) : versions;
        return new JsonArray([.. page.Select(version => traits.BulkNamesVersions ? Entry(version) : Bare(version.Schema))]);
    }

    private static IEnumerable<T> Page<T>(IEnumerable<T> items, RegistryRequest asked, int maximum)
    {
        var limit = asked.Number("limit", -1);
        return items.Skip(Math.Max(0, asked.Number("offset", 0))).Take(limit < 0 || limit > maximum ? maximum : limit);
    }

    private static JsonObject Check(RegistryStore store, RegistryRequest asked, string subject, string? version, RegistryTraits traits)
    {
        var isVerbose = asked.Flag("verbose") && traits.HasVerbose;
        try
        {
            var schema = Schema(asked.Body());
            if (version is not null and not "latest" and not "-1")
                store.Find(subject, version, deleted: false);
            var complaint = store.Complaint(subject, schema);
            return Verdict(complaint is null, complaint is null || !isVerbose ? [] : Messages(store, subject, complaint), isVerbose);
        }
        catch (RegistryRefusalException refusal) when (refusal.Code == 42201 && isVerbose)
        {
            return Verdict(false, [refusal.Message], true);
        }
    }

    private static JsonObject Verdict(bool isCompatible, IReadOnlyList<string> messages, bool isVerbose)
    {
        var verdict = new JsonObject { ["is_compatible"] = isCompatible };
        if (isVerbose)
            verdict["messages"] = Texts(messages);
        return verdict;
    }

    private static string[] Messages(RegistryStore store, string subject, string complaint)
    {
        var latest = store.Versions(subject, deleted: false)[^1];
        return
        [
            $"{{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'{complaint}', additionalInfo:''}}",
            string.Create(CultureInfo.InvariantCulture, $"{{oldSchemaVersion: {latest.Version}}}"),
            $"{{oldSchema: '{latest.Schema.Text}'}}",
            $"{{validateFields: 'false', compatibility: '{RegistryLevels.Name(store.LevelOf(subject) ?? store.Level)}'}}",
        ];
    }

    private static List<StoredVersion> Holders(RegistryStore store, string id, bool deleted)
    {
        var number = int.Parse(id, CultureInfo.InvariantCulture);
        return store.All(deleted: true).Any(version => version.Id == number)
            ? [.. store.All(deleted).Where(version => version.Id == number)]
            : throw RegistryRefusalException.NoSchema();
    }

    private static JsonArray HolderVersions(IEnumerable<StoredVersion> holders) =>
        new([.. holders.Select(version => new JsonObject { ["subject"] = version.Subject, ["version"] = version.Version })]);

    private static StoredSchema Schema(JsonObject body) => StoredSchema.Parse(
        body["schemaType"]?.GetValue<string>() ?? "AVRO", body["schema"]?.GetValue<string>() ?? throw RegistryRefusalException.Unparsable("Empty schema"),
        [
            .. (body["references"] as JsonArray ?? []).OfType<JsonObject>().Select(reference => new StoredReference(
                reference["name"]?.GetValue<string>() ?? "", reference["subject"]?.GetValue<string>() ?? "", reference["version"]?.GetValue<int>() ?? 0)),
        ]);

    private static JsonObject Entry(StoredVersion version)
    {
        var entry = Bare(version.Schema);
        (entry["subject"], entry["version"], entry["id"]) = (version.Subject, version.Version, version.Id);
        return entry;
    }

    private static JsonObject Bare(StoredSchema schema)
    {
        var bare = new JsonObject { ["schema"] = schema.Text };
        if (schema.Type != "AVRO")
            bare["schemaType"] = schema.Type;
        if (schema.References.Count > 0)
            bare["references"] = new JsonArray([.. schema.References.Select(reference => new JsonObject { ["name"] = reference.Name, ["subject"] = reference.Subject, ["version"] = reference.Version })]);
        return bare;
    }

    private static JsonArray Numbers(IEnumerable<int> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
