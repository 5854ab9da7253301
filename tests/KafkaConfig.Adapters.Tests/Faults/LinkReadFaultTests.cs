using System.Globalization;
using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.Faults;

public sealed class LinkReadFaultTests : LinkFaultBase
{
    [Fact]
    public async Task A_thousand_mirrors_cost_one_request()
    {
        Server.Store.Add("a");
        foreach (var number in Enumerable.Range(0, 1000))
            Server.Store.AddMirror("a", $"t{number.ToString("0000", CultureInfo.InvariantCulture)}");
        Assert.Equal(1000, (await Cluster().ListMirrorsAsync(["a"], Token)).Count);
        Assert.Equal([AllMirrors], Server.Requests);
    }

    [Fact]
    public async Task Links_without_a_name_are_skipped()
    {
        Server.Store.Add("");
        Server.Store.Add("a");
        Assert.Equal(["a"], (await Cluster().ListAsync(Token)).Select(link => link.Name));
        Assert.Equal([Links, Configs], Server.Requests);
    }

    [Theory]
    [InlineData("NO_ERROR", "", null)]
    [InlineData("", "", null)]
    [InlineData(null, null, null)]
    [InlineData("AUTHENTICATION_ERROR", "No login.", "AUTHENTICATION_ERROR: No login")]
    [InlineData("UNKNOWN", "", "UNKNOWN")]
    [InlineData("", "Only words", "Only words")]
    public async Task A_link_says_what_is_wrong_with_it(string? error, string? message, string? expected)
    {
        var link = Server.Store.Add("a");
        (link.State, link.Error, link.ErrorMessage) = ("UNAVAILABLE", error, message);
        var live = Assert.Single(await Cluster().ListAsync(Token));
        Assert.Equal(("UNAVAILABLE", expected, "link-1", "lkc-source"), (live.State, live.Problem, live.Id, live.RemoteClusterId));
    }

    [Fact]
    public async Task What_is_set_is_told_whatever_its_source_is_called()
    {
        Server.Store.Add("a");
        Answer(Configs, """
            {"data":[{"name":"a","value":"1","is_default":false,"source":"OTHER"},{"name":"b","value":"2","source":"DYNAMIC_CLUSTER_LINK_CONFIG"},{"name":"c","value":"3","is_default":true},{"name":"d","value":"4"},
            {"name":"e","value":"told","is_sensitive":true,"source":"DYNAMIC_CLUSTER_LINK_CONFIG"},{"name":"f","value":null,"is_default":false},{"name":null,"is_default":false},null]}
            """);
        Assert.Equal([new("a", "1"), new("b", "2"), new("e", null), new("f", "")], Known(Assert.Single(await Cluster().ListAsync(Token))));
    }

    [Theory]
    [InlineData("ACTIVE", MirrorStatus.Active)]
    [InlineData("PAUSED", MirrorStatus.Paused)]
    [InlineData("LINK_PAUSED", MirrorStatus.LinkPaused)]
    [InlineData("PENDING_MIRROR", MirrorStatus.Starting)]
    [InlineData("PENDING_SETUP_FOR_RESTORE", MirrorStatus.Starting)]
    [InlineData("PENDING_RESTORE", MirrorStatus.Starting)]
    [InlineData("PENDING_SYNCHRONIZE", MirrorStatus.Unknown)]
    [InlineData("PENDING_STOPPED", MirrorStatus.Stopping)]
    [InlineData("STOPPED", MirrorStatus.Stopped)]
    [InlineData("SOURCE_UNAVAILABLE", MirrorStatus.SourceUnavailable)]
    [InlineData("FAILED", MirrorStatus.Failed)]
    [InlineData("LINK_FAILED", MirrorStatus.Failed)]
    [InlineData("active", MirrorStatus.Unknown)]
    [InlineData("SOMETHING_NEW", MirrorStatus.Unknown)]
    public async Task Each_word_has_its_meaning_and_is_kept(string word, MirrorStatus status)
    {
        Server.Store.Add("a");
        var stored = Server.Store.AddMirror("a", "t", word, partitions: 2);
        (stored.Error, stored.Lags[1]) = ("TOPIC_GONE", -4);
        var mirror = Assert.Single(await Cluster().ListMirrorsAsync(["a"], Token));
        Assert.Equal((status, word, "TOPIC_GONE"), (mirror.Status, mirror.Word, mirror.Problem));
        Assert.Equal([new(0, 0), new(1, -4)], mirror.ReportedLag);
    }

    [Theory]
    [InlineData("""{"link_name":"a","mirror_topic_name":"t","mirror_status":"ACTIVE"}""", "")]
    [InlineData("""{"link_name":"a","mirror_topic_name":"t","mirror_status":"ACTIVE","mirror_lags":null}""", "")]
    [InlineData("""{"link_name":"a","mirror_topic_name":"t","mirror_status":"ACTIVE","mirror_lags":{"items":[{"partition":3,"lag":9}]}}""", "3=9")]
    [InlineData("""{"link_name":"a","mirror_topic_name":"t","mirror_status":"ACTIVE","mirror_lags":[7,{"partition":"x","lag":1},{"partition":1},{"partition":-1,"lag":1},{"partition":2,"lag":5}]}""", "2=5")]
    public async Task Lags_are_told_as_far_as_they_are_numbers(string entry, string expected)
    {
        Answer(AllMirrors, $$"""{"data":[{{entry}},null]}""");
        var mirror = Assert.Single(await Cluster().ListMirrorsAsync(["a"], Token));
        Assert.Equal(expected, string.Join(' ', mirror.ReportedLag.Select(lag => string.Create(CultureInfo.InvariantCulture, $"{lag.Key}={lag.Value}"))));
        Assert.Equal("t", mirror.SourceTopic);
    }

    [Fact]
    public async Task A_mirror_that_could_not_move_says_why()
    {
        Answer(AllMirrors, """
            {"data":[{"link_name":"a","mirror_topic_name":"t","mirror_status":"PENDING_STOPPED","mirror_topic_error":"NO_ERROR",
            "mirror_state_transition_errors":[{"error_code":"TIMEOUT","error_message":"slow"},{"error_code":7,"error_message":"late"},null]}]}
            """);
        Assert.Equal("TIMEOUT: slow; 7: late", Assert.Single(await Cluster().ListMirrorsAsync(["a"], Token)).Problem);
    }

    [Theory]
    [InlineData(400, 40002)]
    [InlineData(404, 404)]
    [InlineData(405, 405)]
    public async Task Where_not_all_mirrors_can_be_had_at_once_each_link_is_asked(int status, int code)
    {
        Server.Store.Add("a");
        Server.Store.Add("b");
        Server.Store.AddMirror("a", "t");
        Server.Store.AddMirror("b", "u");
        Server.Add(new StandInFault(FaultAction.Answer, AllMirrors) { Status = status, Body = $$"""{"error_code":{{code.ToString(CultureInfo.InvariantCulture)}},"message":"no"}""" });
        Assert.Equal([("a", "t")], (await Cluster().ListMirrorsAsync(["a", "absent", ".."], Token)).Select(mirror => (mirror.Link, mirror.Topic)));
        Assert.Equal([AllMirrors, Mirrors, Mirrors], Server.Requests);
    }

    [Fact]
    public async Task What_fails_for_one_link_is_unknown_for_that_one_alone()
    {
        foreach (var name in new[] { "broken", "busy", "denied", "gone", "well" })
            Server.Store.Add(name, ("acl.sync.ms", "7"));
        Server.Add(LinkFault.Fail(50002, "Kafka\nfailed", Configs, about: "broken"));
        Server.Add(LinkFault.Fail(50302, "not now", Configs, about: "busy"));
        Server.Add(LinkFault.Fail(40301, "no", Configs, about: "denied"));
        Server.Before = request =>
        {
            if (request == Configs)
                Server.Store.Links.Remove("gone");
        };
        var links = await Cluster().ListAsync(Token);
        Assert.Equal(["broken", "busy", "denied", "well"], links.Select(link => link.Name));
        Assert.Equal("the Kafka REST API does not tell its configs: Kafka failed", Why(links[0]));
        Assert.Equal("the Kafka REST API does not tell its configs: not now", Why(links[1]));
        Assert.Equal("somebody without a user name may not see its configs", Why(links[2]));
        Assert.Equal("7", Known(links[3])["acl.sync.ms"]);

        static string Why(LiveLink link) => Assert.IsType<Fact<IReadOnlyDictionary<string, string?>>.Unknown>(link.Configs).Why;
    }

    [Fact]
    public async Task Pages_that_point_to_themselves_end()
    {
        Answer(Links, """{"metadata":{"next":"https://x/links?page_token=1"},"data":[{"link_name":"a"}]}""");
        Assert.Contains("one that was read before", await UnavailableAsync(() => Cluster().ListAsync(Token)), StringComparison.Ordinal);
        Answer(AllMirrors, """{"metadata":{"next":"https://x/links/-/mirrors"},"data":[]}""");
        Assert.Contains("one that was read before", await UnavailableAsync(() => Cluster().ListMirrorsAsync(["a"], Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_asks_for_patience_gets_it()
    {
        Server.Add(LinkFault.Throttle(times: 1, retryAfterSeconds: 1));
        Assert.Empty(await Cluster().ListAsync(Token));
        Assert.Equal([Links, Links], Server.Requests);
    }

    [Fact]
    public async Task A_service_that_asks_for_more_patience_than_there_is_is_told()
    {
        Server.Add(LinkFault.Throttle(retryAfterSeconds: 3600));
        Assert.Contains("cannot answer now: HTTP 429: Too many requests", await UnavailableAsync(() => Cluster().ListAsync(Token)), StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData(50003)]
    [InlineData(50302)]
    public async Task What_passes_is_asked_again(int code)
    {
        Server.Add(LinkFault.Fail(code, "wait", times: 2));
        Assert.Empty(await Cluster().ListAsync(Token));
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, times: 2));
        Assert.Empty(await Cluster().ListMirrorsAsync(["a"], Token));
        Assert.Equal(6, Server.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_is_down_or_hangs_is_told_with_its_url()
    {
        Server.Add(new StandInFault(FaultAction.Hang));
        LetTimePass();
        Assert.Contains("did not answer within 30 seconds", await UnavailableAsync(() => PatientCluster().ListAsync(Token)), StringComparison.Ordinal);
        Assert.Contains("did not answer within 30 seconds", await UnavailableAsync(() => PatientCluster().ListMirrorsAsync(["a"], Token)), StringComparison.Ordinal);
        var cluster = Cluster();
        await Server.StopAsync();
        Assert.Contains("does not answer: Connection refused", await UnavailableAsync(() => cluster.ListAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_hangs_at_the_configs_of_one_link_is_told()
    {
        Server.Store.Add("a");
        Server.Store.Add("b");
        Server.Add(new StandInFault(FaultAction.Hang, Configs, about: "b"));
        LetTimePass(Configs);
        await UnavailableAsync(() => PatientCluster().ListAsync(Token));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_shown()
    {
        Server.Credentials = ("key", "right-password");
        Server.Add(LinkFault.Fail(40101, "key:wrong-password is not known", times: 1));
        var cluster = new ConfluentLinkCluster(Client(credentials: ("key", "wrong-password")));
        foreach (var _ in new[] { 1, 2 })
        {
            var message = await UnavailableAsync(() => cluster.ListAsync(Token));
            Assert.Contains("does not accept the user key: HTTP 401", message, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-password", message, StringComparison.Ordinal);
        }

        Assert.Empty(await new ConfluentLinkCluster(Client(credentials: ("key", "right-password"))).ListAsync(Token));
    }

    [Fact]
    public async Task What_may_not_be_seen_is_told()
    {
        Server.Add(LinkFault.Fail(40301, "no"));
        Assert.Contains("shows nothing to somebody without a user name: HTTP 403: no", await UnavailableAsync(() => Cluster().ListAsync(Token)), StringComparison.Ordinal);
        await UnavailableAsync(() => Cluster().ListMirrorsAsync(["a"], Token));
    }

    [Theory]
    [InlineData(200, "answers something else than a Kafka REST API would")]
    [InlineData(302, "points to another address (HTTP 302)")]
    [InlineData(404, "No Kafka REST API answers at")]
    [InlineData(500, "did not list its")]
    [InlineData(502, "cannot answer now: HTTP 502")]
    public async Task A_page_of_a_proxy_is_no_answer(int status, string said)
    {
        Server.Add(StandInFault.Page(status));
        foreach (var message in new[] { await UnavailableAsync(() => Cluster().ListAsync(Token)), await UnavailableAsync(() => Cluster().ListMirrorsAsync(["a"], Token)) })
        {
            Assert.Contains(said, message, StringComparison.Ordinal);
            Assert.DoesNotContain("html", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Half_an_answer_is_none()
    {
        Server.Store.Add("a");
        Server.Add(new StandInFault(FaultAction.Truncate, Configs));
        Assert.Contains("no JSON, or not all of it", await UnavailableAsync(() => Cluster().ListAsync(Token)), StringComparison.Ordinal);
        Server.Add(new StandInFault(FaultAction.Truncate));
        await UnavailableAsync(() => Cluster().ListAsync(Token));
        await UnavailableAsync(() => Cluster().ListMirrorsAsync(["a"], Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"data":7}""")]
    public async Task Another_services_answer_is_none(string body)
    {
        Server.Add(new StandInFault(FaultAction.Answer) { Status = 200, Body = body });
        await UnavailableAsync(() => Cluster().ListAsync(Token));
        await UnavailableAsync(() => Cluster().ListMirrorsAsync(["a"], Token));
    }

    [Fact]
    public async Task A_wrong_cluster_is_told()
    {
        var connection = new ServiceConnection(SomeLink.Text(Server.ApiUrl), null, null);
        using var client = new LinkClient(connection, "lkc-wrong", _ => null, LinkClient.DefaultTimeout, TimeProvider.System);
        var problem = await Assert.ThrowsAsync<UnavailableException>(() => new ConfluentLinkCluster(client).ListAsync(Token));
        Assert.Contains("did not list its links: HTTP 404: Cluster lkc-wrong cannot be found", problem.Message, StringComparison.Ordinal);
        Assert.Throws<UsageException>(() => new LinkClient(connection, "", _ => null, LinkClient.DefaultTimeout, TimeProvider.System));
    }

    private void Answer(string request, string body) => Server.Add(new StandInFault(FaultAction.Answer, request) { Status = 200, Body = body });

    private static IReadOnlyDictionary<string, string?> Known(LiveLink link) => Assert.IsType<Fact<IReadOnlyDictionary<string, string?>>.Known>(link.Configs).Value;
}
