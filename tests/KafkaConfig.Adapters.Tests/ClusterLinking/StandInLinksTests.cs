using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.ClusterLinking;

/// <summary>The stand-in answers as Confluent's REST API does, as far as its clients tell.</summary>
public sealed class StandInLinksTests : StandInLinksBase
{
    [Fact]
    public async Task A_link_is_created_listed_and_deleted()
    {
        await DoAsync("POST /links?link_name=a", Outbound);
        var link = Assert.Single(Data(await ReadAsync("/links")));
        Assert.Equal(("a", "lkc-source", "ACTIVE"), ((string?)link["link_name"], (string?)link["source_cluster_id"], (string?)link["link_state"]));
        Assert.Equal("a", (string?)(await ReadAsync("/links/a"))["link_name"]);
        await AssertCodeAsync(409, 40902, "POST /links?link_name=a", Outbound);
        await DoAsync("DELETE /links/a");
        await AssertCodeAsync(404, 404, "DELETE /links/a");
    }

    [Fact]
    public async Task What_is_not_there_has_its_shape()
    {
        Server.Store.Add("a");
        foreach (var request in new[] { "GET /links/b", "GET /links/b/configs", "GET /links/b/mirrors", "DELETE /links/b" })
            await AssertCodeAsync(404, 404, request, says: "Cluster link 'b' doesn't exist.");
        await AssertCodeAsync(404, 404, "GET /links/a/configs/no.such");
        await AssertCodeAsync(404, 40403, "GET /links/a/mirrors/t");
        await AssertCodeAsync(404, 40403, "POST /links/a/mirrors", """{"source_topic_name":"t"}""");
        await AssertCodeAsync(404, 404, "GET /nothing", says: "HTTP 404");
        await AssertCodeAsync(405, 405, "POST /links/a/configs:alter", """{"data":[]}""");
        Assert.Equal("(none)", Server.Requests[^2].Split(' ')[1]);
    }

    [Fact]
    public async Task Each_mode_wants_its_own_cluster_id_and_bootstrap_where_it_reaches_out()
    {
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a", """{"configs":[{"name":"bootstrap.servers","value":"x:1"}]}""", "source_cluster_id");
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a", """{"source_cluster_id":"s"}""", "bootstrap.servers is required");
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a", Both("source_cluster_id", ("connection.mode", "INBOUND"), ("bootstrap.servers", "x:1")), "no bootstrap.servers");
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a", Both("source_cluster_id", ("link.mode", "SOURCE"), ("bootstrap.servers", "x:1")), "destination_cluster_id");
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a", Both("source_cluster_id", ("link.mode", "BIDIRECTIONAL"), ("bootstrap.servers", "x:1")), "remote_cluster_id");
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a", Both("source_cluster_id", ("link.mode", "SIDEWAYS"), ("bootstrap.servers", "x:1")), "SIDEWAYS");
        await AssertCodeAsync(400, 40002, "POST /links", Outbound, "link_name");
        await DoAsync("POST /links?link_name=in", Both("source_cluster_id", ("connection.mode", "INBOUND")));
        await DoAsync("POST /links?link_name=both", Both("remote_cluster_id", ("link.mode", "BIDIRECTIONAL"), ("bootstrap.servers", "x:1")));
    }

    [Fact]
    public async Task The_second_half_of_a_link_that_the_source_makes_is_refused_until_the_first_is_known()
    {
        var half = Both("destination_cluster_id", ("link.mode", "SOURCE"), ("bootstrap.servers", "x:1"));
        Server.Switches.AttemptsUntilNamed = 2;
        foreach (var _ in new[] { 1, 2 })
            await AssertCodeAsync(400, 40002, "POST /links?link_name=a", half, "does not have a link named 'a'");
        await DoAsync("POST /links?link_name=a", half);
        await using var source = await StandInLinks.StartAsync("lkc-source", Server);
        await AssertCodeAsync(400, 40002, "POST /links?link_name=b", half, "does not have a link named 'b'", source);
        await DoAsync("POST /links?link_name=b", Both("source_cluster_id", ("connection.mode", "INBOUND")));
        await DoAsync("POST /links?link_name=b", half, source);
        source.Store.Topics["t"] = 3;
        await AssertCodeAsync(404, 40403, "POST /links/b/mirrors", """{"source_topic_name":"absent"}""");
        await DoAsync("POST /links/b/mirrors", """{"source_topic_name":"t"}""");
        Assert.Equal(3, (int?)(await ReadAsync("/links/b/mirrors/t"))["num_partitions"]);
        await AssertCodeAsync(400, 40002, "POST /links/b/mirrors", """{"source_topic_name":"t"}""", "source cluster", source);
    }

    [Fact]
    public async Task Prefixes_belong_to_one_link_and_begin_each_of_its_mirrors()
    {
        var prefixed = Both("source_cluster_id", ("cluster.link.prefix", "p."), ("bootstrap.servers", "x:1"));
        await DoAsync("POST /links?link_name=a", prefixed);
        await AssertCodeAsync(400, 40002, "POST /links?link_name=b", prefixed, "already used by cluster link 'a'");
        Server.Store.SourceTopics["t"] = 2;
        await AssertCodeAsync(400, 40035, "POST /links/a/mirrors", """{"source_topic_name":"t","mirror_topic_name":"t"}""");
        await DoAsync("POST /links/a/mirrors", """{"source_topic_name":"t","mirror_topic_name":"p.t"}""");
        await AssertCodeAsync(400, 40002, "POST /links/a/mirrors", """{"source_topic_name":"t"}""", "already exists");
        await AssertCodeAsync(400, 40002, "PUT /links/a/configs/cluster.link.prefix", """{"value":"q."}""", "cannot be altered");
    }

    [Fact]
    public async Task Validation_changes_nothing_and_refuses_the_same()
    {
        await DoAsync("POST /links?link_name=a&validate_only=true", Outbound);
        Assert.Empty(Server.Store.Links);
        Server.Switches.RemoteProblem = "no route";
        await AssertCodeAsync(400, 40002, "POST /links?link_name=a&validate_only=true", Outbound, "no route");
        await DoAsync("POST /links?link_name=a&validate_link=false", Outbound);
        await DoAsync("DELETE /links/a?validate_only=true");
        await DoAsync("PUT /links/a/configs:alter?validate_only=true", """{"data":[{"name":"acl.sync.ms","value":"7","operation":"SET"}]}""");
        Assert.Equal("5000", await ConfigAsync("a", "acl.sync.ms"));
        Server.Store.AddMirror("a", "t");
        await DoAsync("POST /links/a/mirrors:promote?validate_only=true", """{"mirror_topic_names":["t"]}""");
        Assert.Equal("ACTIVE", await StatusAsync("a", "t"));
        await AssertCodeAsync(400, 40002, "DELETE /links/a?validate_only=true", says: "in use by mirror topics");
        await DoAsync("DELETE /links/a?force=true");
    }

    [Fact]
    public async Task Configs_tell_what_is_set_and_never_what_is_secret()
    {
        Server.Store.Add("a", ("sasl.jaas.config", "planted"), ("acl.sync.ms", "7"));
        var configs = Data(await ReadAsync("/links/a/configs")).ToDictionary(config => (string?)config["name"] ?? "");
        Assert.Equal(("DYNAMIC_CLUSTER_LINK_CONFIG", false, "7"), ((string?)configs["acl.sync.ms"]["source"], (bool?)configs["acl.sync.ms"]["is_default"], (string?)configs["acl.sync.ms"]["value"]));
        Assert.Equal(("DEFAULT_CONFIG", true, "false"), ((string?)configs["acl.sync.enable"]["source"], (bool?)configs["acl.sync.enable"]["is_default"], (string?)configs["acl.sync.enable"]["value"]));
        Assert.Equal((true, null), ((bool?)configs["sasl.jaas.config"]["is_sensitive"], (string?)configs["sasl.jaas.config"]["value"]));
        await DoAsync("DELETE /links/a/configs/acl.sync.ms");
        Assert.Equal("5000", await ConfigAsync("a", "acl.sync.ms"));
    }

    [Fact]
    public async Task A_feature_that_is_switched_off_loses_its_filters()
    {
        Server.Store.Add("a", ("acl.sync.enable", "true"), ("acl.filters", "{}"), ("consumer.offset.group.filters", "{}"));
        await DoAsync("PUT /links/a/configs:alter", """{"data":[{"name":"acl.filters","value":"{ }","operation":"SET"},{"name":"acl.sync.enable","operation":"DELETE"}]}""");
        Assert.Equal("", await ConfigAsync("a", "acl.filters"));
        await DoAsync("PUT /links/a/configs/acl.filters", """{"value":"{}"}""");
        await DoAsync("PUT /links/a/configs/acl.sync.enable", """{"value":"false"}""");
        Assert.Equal("{}", await ConfigAsync("a", "acl.filters"));
        Assert.Equal("{}", await ConfigAsync("a", "consumer.offset.group.filters"));
    }

    [Fact]
    public async Task Configs_are_judged_together_and_written_one_by_one()
    {
        Server.Store.Add("a");
        await AssertCodeAsync(400, 40002, "PUT /links/a/configs:alter", """{"data":[{"name":"acl.sync.ms","value":"7"},{"name":"acl.sync.enable","value":"maybe"}]}""", "either true or false");
        await AssertCodeAsync(400, 40002, "PUT /links/a/configs:alter", """{"data":[{"name":"acl.sync.ms","value":"7"},{"name":"acl.filters","value":"x"}]}""", "filters");
        await AssertCodeAsync(400, 40002, "PUT /links/a/configs:alter", """{"data":[{"name":"no.such","value":"7"}]}""", "unknown config");
        await AssertCodeAsync(400, 40002, "PUT /links/a/configs:alter", """{"data":[{"name":"acl.sync.ms","value":"7","operation":"APPEND"}]}""", "APPEND");
        Assert.Equal("5000", await ConfigAsync("a", "acl.sync.ms"));
        Server.Switches.KeysUntilFailure = 1;
        await AssertCodeAsync(500, 50002, "PUT /links/a/configs:alter", """{"data":[{"name":"acl.sync.ms","value":"7"},{"name":"consumer.offset.sync.ms","value":"8"}]}""");
        Assert.Equal(("7", "30000"), (await ConfigAsync("a", "acl.sync.ms"), await ConfigAsync("a", "consumer.offset.sync.ms")));
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        foreach (var name in new[] { "a", "b", "c" })
            Server.Store.AddMirror(Server.Store.Add(name).Name, $"t-{name}", name == "b" ? "PAUSED" : "ACTIVE");
        Server.Switches.PageSize = 2;
        var first = await ReadAsync("/links");
        Assert.Equal(["a", "b"], Data(first).Select(link => (string?)link["link_name"]));
        Assert.Equal($"{Server.ApiUrl}/clusters/lkc-destination/links?page_token=2", (string?)first["metadata"]?["next"]);
        var second = await ReadAsync("/links?page_token=2");
        Assert.Equal("c", (string?)Assert.Single(Data(second))["link_name"]);
        Assert.Null(second["metadata"]?["next"]);
        Server.Switches.PageSize = 1;
        var active = await ReadAsync("/links/-/mirrors?mirror_status=active");
        Assert.EndsWith("/links/-/mirrors?mirror_status=active&page_token=1", (string?)active["metadata"]?["next"], StringComparison.Ordinal);
        Assert.Equal("t-b", (string?)Assert.Single(Data(await ReadAsync("/links/b/mirrors")))["mirror_topic_name"]);
    }

    [Fact]
    public async Task Who_does_not_belong_there_is_told()
    {
        Server.Credentials = ("key", "secret");
        await AssertCodeAsync(401, 40101, "GET /links");
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("key:secret"))) } };
        Assert.NotNull((JsonNode.Parse(await http.GetStringAsync(new Uri($"{Server.ApiUrl}/clusters/lkc-destination/links"), Token)) as JsonObject)?["data"]);
        using var other = await http.GetAsync(new Uri($"{Server.ApiUrl}/clusters/lkc-other/links"), Token);
        Assert.Contains("Cluster lkc-other cannot be found", await other.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_have_their_codes()
    {
        Server.Add(LinkFault.Throttle(times: 1, retryAfterSeconds: 3));
        await AssertCodeAsync(429, 42901, "GET /links");
        Server.Add(LinkFault.Fail(50302, "not now", "GET /links/{link}", times: 1, about: "b"));
        await AssertCodeAsync(404, 404, "GET /links/a");
        await AssertCodeAsync(503, 50302, "GET /links/b");
    }

    private static string Both(string id, params (string Name, string Value)[] configs) => new JsonObject
    {
        [id] = "lkc-other",
        ["configs"] = new JsonArray([.. configs.Select(config => new JsonObject { ["name"] = config.Name, ["value"] = config.Value })]),
    }.ToJsonString();
}
