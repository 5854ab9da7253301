using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.SchemaRegistry;

namespace KafkaConfig.Adapters.Tests.SchemaRegistry;

/// <summary>The stand-in answers as Confluent's registry does, to the code.</summary>
public sealed class StandInRegistryTests : IAsyncLifetime
{
    private static readonly string One = Candidate(SomeSchema.Record("A", "a"));
    private static readonly string Two = Candidate(SomeSchema.Record("A", "a", "b="));

    private readonly HttpClient _http = new();
    private StandInRegistry? _server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StandInRegistry Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _server = await StandInRegistry.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task Reads_of_what_is_not_there_have_their_codes()
    {
        await AskAsync("POST /subjects/s/versions", One);
        await AssertCodeAsync(404, 40401, "GET /subjects/absent/versions");
        await AssertCodeAsync(404, 40401, "GET /subjects/absent/versions/latest");
        await AssertCodeAsync(404, 40402, "GET /subjects/s/versions/7");
        await AssertCodeAsync(422, 42202, "GET /subjects/s/versions/zero");
        await AssertCodeAsync(404, 40403, "GET /schemas/ids/77");
        await AssertCodeAsync(404, 40401, "POST /subjects/absent", One);
        await AssertCodeAsync(404, 40403, "POST /subjects/s", Two);
        await AssertCodeAsync(404, 40408, "GET /config/s");
        await AssertCodeAsync(404, 40409, "GET /mode/s");
        await AssertCodeAsync(404, 404, "GET /no/such/path");
    }

    [Fact]
    public async Task Deletions_have_their_order()
    {
        await AskAsync("POST /subjects/s/versions", One);
        await AskAsync("POST /subjects/s/versions", Two);
        await AssertCodeAsync(404, 40401, "DELETE /subjects/absent");
        await AssertCodeAsync(404, 40405, "DELETE /subjects/s?permanent=true");
        await AssertCodeAsync(404, 40407, "DELETE /subjects/s/versions/1?permanent=true");
        Assert.Equal("1", await AskAsync("DELETE /subjects/s/versions/1"));
        await AssertCodeAsync(404, 40406, "DELETE /subjects/s/versions/1");
        Assert.Equal("1", await AskAsync("DELETE /subjects/s/versions/1?permanent=true"));
        await AssertCodeAsync(404, 40402, "DELETE /subjects/s/versions/1");
        Assert.Equal("[2]", await AskAsync("DELETE /subjects/s"));
        await AssertCodeAsync(404, 40404, "DELETE /subjects/s");
        Assert.Equal("[]", await AskAsync("GET /subjects"));
        Assert.Equal("""["s"]""", await AskAsync("GET /subjects?deleted=true"));
        Assert.Equal("""["s"]""", await AskAsync("GET /subjects?deletedOnly=true"));
        Assert.Equal("[2]", await AskAsync("GET /subjects/s/versions?deleted=true"));
        Assert.Equal(3, (int?)(await AskNodeAsync("POST /subjects/s/versions", One))["version"]);
        await AskAsync("DELETE /subjects/s");
        Assert.Equal("[2,3]", await AskAsync("DELETE /subjects/s?permanent=true"));
        await AssertCodeAsync(404, 40401, "DELETE /subjects/s?permanent=true");
        Assert.Equal(1, (int?)(await AskNodeAsync("POST /subjects/s/versions", One))["version"]);
    }

    [Fact]
    public async Task The_same_content_has_one_id()
    {
        var first = await AskNodeAsync("POST /subjects/s/versions", One);
        await AskAsync("POST /subjects/s/versions", Two);
        Assert.Equal((1, 1), ((int?)first["id"], (int?)first["version"]));
        Assert.Equal((1, 1), await IdAndVersionAsync("s", Candidate("""{ "name": "A", "type": "record", "fields": [ { "type": "string", "name": "a" } ] }""")));
        Assert.Equal((1, 1), await IdAndVersionAsync("t", One));
        Assert.Equal("""["s","t"]""", await AskAsync("GET /schemas/ids/1/subjects"));
        Assert.Equal("""[{"subject":"s","version":1},{"subject":"t","version":1}]""", await AskAsync("GET /schemas/ids/1/versions"));
    }

    [Fact]
    public async Task What_is_referred_to_is_kept()
    {
        await AskAsync("POST /subjects/address/versions", Candidate(SomeSchema.Record("Address", "street")));
        var user = new JsonObject
        {
            ["schema"] = SomeSchema.Record("User", "home:Address"),
            ["references"] = new JsonArray(new JsonObject { ["name"] = "Address", ["subject"] = "address", ["version"] = 1 }),
        };
        await AskAsync("POST /subjects/user/versions", user.ToJsonString());
        Assert.Equal("[2]", await AskAsync("GET /subjects/address/versions/1/referencedby"));
        await AssertCodeAsync(422, 42206, "DELETE /subjects/address");
        await AssertCodeAsync(422, 42206, "DELETE /subjects/address/versions/1");
        await AssertCodeAsync(422, 42201, "POST /subjects/other/versions", user.ToJsonString().Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        await AskAsync("DELETE /subjects/user");
        Assert.Equal("[1]", await AskAsync("DELETE /subjects/address"));
    }

    [Fact]
    public async Task What_cannot_be_taken_has_its_code()
    {
        Server.Judge = FieldJudge.Complain;
        await AskAsync("POST /subjects/s/versions", One);
        await AssertCodeAsync(409, 40901, "POST /subjects/s/versions", Candidate(SomeSchema.Record("A", "z")));
        await AssertCodeAsync(422, 42201, "POST /subjects/s/versions", Candidate("{nonsense"));
        await AssertCodeAsync(422, 42201, "POST /subjects/s/versions", """{"schema":"nonsense","schemaType":"PROTOBUF"}""");
        await AssertCodeAsync(409, 40901, "POST /subjects/s/versions", """{"schema":"{}","schemaType":"JSON"}""");
        await AssertCodeAsync(422, 42203, "PUT /config/s", """{"compatibility":"LOOSE"}""");
        await AssertCodeAsync(422, 42204, "PUT /mode/s", """{"mode":"SLEEPING"}""");
        await AssertCodeAsync(400, 400, "PUT /config/s", "{");
        Assert.Equal("""{"is_compatible":false}""", await AskAsync("POST /compatibility/subjects/s/versions", Candidate(SomeSchema.Record("A", "z"))));
        Assert.Equal("""{"is_compatible":true}""", await AskAsync("POST /compatibility/subjects/absent/versions/latest", One));
        await AssertCodeAsync(404, 40401, "POST /compatibility/subjects/absent/versions/1", One);
        await AssertCodeAsync(422, 42201, "POST /compatibility/subjects/s/versions", Candidate("{nonsense"));
        Assert.False((bool?)(await AskNodeAsync("POST /compatibility/subjects/s/versions?verbose=true", Candidate("{nonsense")))["is_compatible"]);
    }

    [Fact]
    public async Task Modes_bar_and_open()
    {
        Assert.Equal("""{"mode":"READWRITE"}""", await AskAsync("GET /mode/s?defaultToGlobal=true"));
        await AskAsync("PUT /mode/s", """{"mode":"READONLY"}""");
        await AssertCodeAsync(422, 42205, "POST /subjects/s/versions", One);
        await AskAsync("DELETE /mode/s");
        await AssertCodeAsync(422, 42205, "POST /subjects/s/versions", One.Replace("}\"}", "}\",\"id\":70,\"version\":4}", StringComparison.Ordinal));
        await AskAsync("PUT /mode/s", """{"mode":"IMPORT"}""");
        Assert.Equal((70, 4), await IdAndVersionAsync("s", One.Replace("}\"}", "}\",\"id\":70,\"version\":4}", StringComparison.Ordinal)));
        await AssertCodeAsync(422, 42205, "PUT /mode", """{"mode":"IMPORT"}""");
        Assert.Equal("""{"mode":"IMPORT"}""", await AskAsync("PUT /mode?force=true", """{"mode":"IMPORT"}"""));
    }

    [Fact]
    public async Task Levels_fall_back_to_the_level_of_all()
    {
        Assert.Equal("""{"compatibilityLevel":"BACKWARD"}""", await AskAsync("GET /config"));
        Assert.Equal("""{"compatibility":"FULL"}""", await AskAsync("PUT /config", """{"compatibility":"FULL"}"""));
        Assert.Equal("""{"compatibilityLevel":"FULL"}""", await AskAsync("GET /config/s?defaultToGlobal=true"));
        Assert.Equal("""{"compatibility":"NONE"}""", await AskAsync("PUT /config/s", """{"compatibility":"NONE"}"""));
        Assert.Equal("""{"compatibilityLevel":"NONE"}""", await AskAsync("DELETE /config/s"));
        await AssertCodeAsync(404, 40408, "GET /config/s");
        Assert.Equal(CompatibilityLevel.Full, Server.Store.Level);
    }

    [Fact]
    public async Task Contexts_and_pages_narrow_what_is_listed()
    {
        foreach (var subject in new[] { "a", "b", ":.test:a" })
            Server.Store.Register(subject, StoredSchema.Parse("AVRO", SomeSchema.Record("A", "a"), []));
        Server.Store.Register("b", StoredSchema.Parse("AVRO", SomeSchema.Record("A", "b"), []));
        Assert.Equal("""[":.test:a","a","b"]""", await AskAsync("GET /subjects"));
        Assert.Equal("""["a","b"]""", await AskAsync("GET /subjects?subjectPrefix="));
        Assert.Equal("""[":.test:a"]""", await AskAsync("GET /subjects?subjectPrefix=%3A.test%3A"));
        Assert.Equal("""["a"]""", await AskAsync("GET /subjects?subjectPrefix=&offset=0&limit=1"));
        Assert.Equal("""[".",".test"]""", await AskAsync("GET /contexts"));
        Assert.Equal(3, (await AskNodeAsync("GET /schemas")).AsArray().Count);
        Assert.Equal(3, (await AskNodeAsync("GET /schemas?subjectPrefix=:*:&latestOnly=true")).AsArray().Count);
        Assert.Equal(2, (int?)(await AskNodeAsync("GET /schemas?latestOnly=true&offset=1&limit=1"))[0]?["version"]);
    }

    [Fact]
    public async Task A_page_of_all_schemas_holds_a_thousand_at_most()
    {
        for (var number = 0; number < 1_001; number++)
            Server.Store.Register($"s{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", StoredSchema.Parse("AVRO", SomeSchema.Record("A", "a"), []));
        Assert.Equal(1_000, (await AskNodeAsync("GET /schemas")).AsArray().Count);
        Assert.Equal(1_000, (await AskNodeAsync("GET /schemas?limit=5000")).AsArray().Count);
        Assert.Single((await AskNodeAsync("GET /schemas?offset=1000&limit=1000")).AsArray());
    }

    [Fact]
    public async Task Who_is_not_let_in_hears_so()
    {
        Server.Credentials = ("alice", "secret");
        await AssertCodeAsync(401, 401, "GET /subjects");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("alice:secret")));
        Assert.Equal("[]", await AskAsync("GET /subjects"));
        Server.Forbids = subject => subject == "s";
        await AssertCodeAsync(403, 40301, "GET /subjects/s/versions");
        Assert.Equal(["GET /subjects", "GET /subjects", "GET /subjects/{subject}/versions"], Server.Requests);
    }

    private static string Candidate(string schema) => new JsonObject { ["schema"] = schema }.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private async Task<(int? Id, int? Version)> IdAndVersionAsync(string subject, string candidate)
    {
        var node = await AskNodeAsync($"POST /subjects/{subject}/versions", candidate);
        return ((int?)node["id"], (int?)node["version"]);
    }

    private async Task<JsonNode> AskNodeAsync(string request, string? body = null) => JsonNode.Parse(await AskAsync(request, body)) ?? throw new InvalidOperationException(request);

    private async Task<string> AskAsync(string request, string? body = null)
    {
        using var response = await SendAsync(request, body);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    private async Task AssertCodeAsync(int status, int code, string request, string? body = null)
    {
        using var response = await SendAsync(request, body);
        var node = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(((HttpStatusCode)status, (int?)code), (response.StatusCode, (int?)node?["error_code"]));
    }

    private async Task<HttpResponseMessage> SendAsync(string request, string? body)
    {
        var words = request.Split(' ', 2);
        using var message = new HttpRequestMessage(new HttpMethod(words[0]), new Uri(Server.Url + words[1]));
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.SendAsync(message, Token);
    }
}
