using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Adapters.Tests.ClusterLinking;

/// <summary>The stand-in's mirrors: every state and every verb.</summary>
public sealed class StandInMirrorMovesTests : StandInLinksBase
{
    private static readonly string[] States =
    [
        "ACTIVE", "PAUSED", "LINK_PAUSED", "SOURCE_UNAVAILABLE", "LINK_FAILED", "FAILED", "PENDING_STOPPED", "STOPPED",
        "PENDING_MIRROR", "PENDING_SYNCHRONIZE", "PENDING_SETUP_FOR_RESTORE", "PENDING_RESTORE",
    ];

    // What is not here is refused.
    private static readonly Dictionary<(string Verb, string State), string[]> Allowed = new()
    {
        [("pause", "ACTIVE")] = ["PAUSED"],
        [("pause", "SOURCE_UNAVAILABLE")] = ["PAUSED"],
        [("resume", "PAUSED")] = ["ACTIVE"],
        [("promote", "ACTIVE")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "ACTIVE")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "PAUSED")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "LINK_PAUSED")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "SOURCE_UNAVAILABLE")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "LINK_FAILED")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "FAILED")] = ["PENDING_STOPPED", "STOPPED"],
        [("failover", "PENDING_STOPPED")] = ["PENDING_STOPPED", "STOPPED"],
        [("reverse-and-start-mirror", "ACTIVE")] = ["PENDING_SYNCHRONIZE", "STOPPED"],
        [("reverse-and-pause-mirror", "ACTIVE")] = ["PENDING_SYNCHRONIZE", "STOPPED"],
        [("truncate-and-restore", "STOPPED")] = ["PENDING_SETUP_FOR_RESTORE", "PENDING_RESTORE", "ACTIVE"],
    };

    public static TheoryData<string, string> EachMove
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var verb in new[] { "pause", "resume", "promote", "failover", "reverse-and-start-mirror", "reverse-and-pause-mirror", "truncate-and-restore" })
            {
                foreach (var state in States)
                    data.Add(verb, state);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EachMove))]
    public async Task Each_verb_moves_from_its_own_states_and_from_no_other(string verb, string state)
    {
        Server.Store.Add("a", ("link.mode", "BIDIRECTIONAL"));
        Server.Store.AddMirror("a", "t", state);
        var row = await MoveAsync(verb);
        var path = Allowed.GetValueOrDefault((verb, state), [state]);
        Assert.Equal(Allowed.ContainsKey((verb, state)), row["error_code"] is null);
        Assert.Equal(row["error_code"] is null, row["error_message"] is null);
        foreach (var next in path)
            Assert.Equal(next, await StatusAsync("a", "t"));
        Assert.Equal(path[^1], await StatusAsync("a", "t"));
    }

    [Theory]
    [InlineData("reverse-and-start-mirror")]
    [InlineData("reverse-and-pause-mirror")]
    [InlineData("truncate-and-restore")]
    public async Task A_link_that_goes_one_way_is_not_turned(string verb)
    {
        Server.Store.Add("a");
        Server.Store.AddMirror("a", "t");
        await AssertCodeAsync(400, 40002, $"POST /links/a/mirrors:{verb}", """{"mirror_topic_names":["t"]}""", "not bidirectional");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_promotion_takes_as_many_reads_as_it_is_told(int reads)
    {
        Server.Store.Add("a");
        Server.Store.AddMirror("a", "t");
        Server.Switches.ReadsUntilNext = reads;
        await MoveAsync("promote");
        for (var read = 0; read < reads; read++)
            Assert.Equal("PENDING_STOPPED", await StatusAsync("a", "t"));
        Assert.Equal("STOPPED", await StatusAsync("a", "t"));
    }

    [Fact]
    public async Task A_promotion_ends_at_once_when_a_test_says_so()
    {
        Server.Store.Add("a");
        var mirror = Server.Store.AddMirror("a", "t");
        Server.Switches.ReadsUntilNext = int.MaxValue;
        await MoveAsync("promote");
        Assert.Equal("PENDING_STOPPED", await StatusAsync("a", "t"));
        mirror.Finish();
        Assert.Equal("STOPPED", await StatusAsync("a", "t"));
    }

    [Fact]
    public async Task A_promotion_may_never_end_or_fail_after_it_was_accepted()
    {
        Server.Store.Add("a");
        Server.Store.AddMirror("a", "t");
        Server.Switches.HoldsPromotions = true;
        Assert.Null((await MoveAsync("promote"))["error_code"]);
        for (var read = 0; read < 5; read++)
            Assert.Equal("PENDING_STOPPED", await StatusAsync("a", "t"));
        Server.Store.AddMirror("a", "t");
        (Server.Switches.HoldsPromotions, Server.Switches.FailsPromotions) = (false, true);
        Assert.Null((await MoveAsync("promote"))["error_code"]);
        Assert.Equal("PENDING_STOPPED", await StatusAsync("a", "t"));
        Assert.Equal("FAILED", await StatusAsync("a", "t"));
    }

    [Fact]
    public async Task Rows_fail_and_are_left_out_inside_of_a_success()
    {
        Server.Store.Add("a");
        foreach (var topic in new[] { "t", "u", "v" })
            Server.Store.AddMirror("a", topic);
        Server.Switches.FailingRows["u"] = (400, "broken");
        Server.Switches.MissingRows.Add("v");
        var (status, answer) = await AskAsync("POST /links/a/mirrors:pause", """{"mirror_topic_names":["t","u","v","w"]}""");
        Assert.Equal(200, status);
        Assert.Equal([("t", null), ("u", 400), ("w", 404)], Data(answer).Select(row => ((string?)row["mirror_topic_name"], (int?)row["error_code"])));
        Assert.Equal(("PAUSED", "ACTIVE", "PAUSED"), (await StatusAsync("a", "t"), await StatusAsync("a", "u"), await StatusAsync("a", "v")));
    }

    [Fact]
    public async Task Mirrors_are_named_by_a_pattern_too()
    {
        Server.Store.Add("a");
        foreach (var topic in new[] { "o.t", "o.u", "x" })
            Server.Store.AddMirror("a", topic);
        await DoAsync("POST /links/a/mirrors:pause", """{"mirror_topic_name_pattern":"o\\..*"}""");
        Assert.Equal(("PAUSED", "PAUSED", "ACTIVE"), (await StatusAsync("a", "o.t"), await StatusAsync("a", "o.u"), await StatusAsync("a", "x")));
        await AssertCodeAsync(400, 40002, "POST /links/a/mirrors:pause", "{}");
    }

    [Fact]
    public async Task A_new_mirror_may_need_a_while()
    {
        Server.Store.Add("a");
        Server.Store.SourceTopics["t"] = 1;
        Server.Switches.FirstState = "PENDING_MIRROR";
        await DoAsync("POST /links/a/mirrors", """{"source_topic_name":"t"}""");
        Assert.Equal("PENDING_MIRROR", await StatusAsync("a", "t"));
        Assert.Equal("ACTIVE", await StatusAsync("a", "t"));
    }

    [Fact]
    public async Task A_link_that_is_paused_pauses_its_active_mirrors_and_lets_them_go_on()
    {
        Server.Store.Add("a");
        Server.Store.AddMirror("a", "t");
        Server.Store.AddMirror("a", "u", "PAUSED");
        await DoAsync("PUT /links/a/configs/cluster.link.paused", """{"value":"true"}""");
        Assert.Equal(("LINK_PAUSED", "PAUSED"), (await StatusAsync("a", "t"), await StatusAsync("a", "u")));
        Assert.Equal("PAUSED", (string?)(await ReadAsync("/links/a"))["link_state"]);
        await DoAsync("DELETE /links/a/configs/cluster.link.paused");
        Assert.Equal(("ACTIVE", "PAUSED"), (await StatusAsync("a", "t"), await StatusAsync("a", "u")));
    }

    [Fact]
    public async Task Lags_are_what_they_are_set_to_and_move_by_no_move()
    {
        Server.Store.Add("a");
        Server.Store.AddMirror("a", "t", partitions: 2).Lags[1] = -7;
        var row = await MoveAsync("promote");
        Assert.Equal(["0=0", "1=-7"], Lags(row));
        Assert.Equal(["0=0", "1=-7"], Lags(await ReadAsync("/links/a/mirrors/t")));

        static IEnumerable<string> Lags(JsonObject node) => (node["mirror_lags"] as JsonArray ?? []).Select(lag => string.Create(CultureInfo.InvariantCulture, $"{lag?["partition"]}={lag?["lag"]}"));
    }

    private async Task<JsonObject> MoveAsync(string verb) => Assert.Single(Data((await AskAsync($"POST /links/a/mirrors:{verb}", """{"mirror_topic_names":["t"]}""")).Body));
}
