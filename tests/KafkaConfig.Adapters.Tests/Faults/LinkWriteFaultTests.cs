using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.Faults;

public sealed class LinkWriteFaultTests : LinkFaultBase
{
    private const string Create = "POST /links";
    private const string Alter = "PUT /links/{link}/configs:alter";
    private const string Delete = "DELETE /links/{link}";
    private const string CreateMirror = "POST /links/{link}/mirrors";

    /// <summary>Every write: its request, and how to make it of the link <c>a</c> with the mirror <c>t</c>, or the link <c>empty</c>.</summary>
    private static readonly (string Request, Func<ConfluentLinkClusterWriter, CancellationToken, Task<WriteResult>> Act)[] Writes =
    [
        (Create, (writer, token) => writer.CreateAsync(SomeLink.Destination("new"), isDryRun: false, token)),
        (Alter, (writer, token) => writer.AlterAsync("a", [new("acl.sync.ms", "1")], isDryRun: false, token)),
        (Delete, (writer, token) => writer.DeleteAsync("empty", isDryRun: false, token)),
        (CreateMirror, async (writer, token) => Assert.Single(await writer.CreateMirrorsAsync("a", [new("u", "u")], token))),
        ("POST /links/{link}/mirrors:pause", (writer, token) => MoveAsync(writer, MirrorVerb.Pause, token)),
        ("POST /links/{link}/mirrors:promote", (writer, token) => MoveAsync(writer, MirrorVerb.Promote, token)),
        ("POST /links/{link}/mirrors:failover", (writer, token) => MoveAsync(writer, MirrorVerb.FailOver, token)),
        ("POST /links/{link}/mirrors:resume", (writer, token) => MoveAsync(writer, MirrorVerb.Resume, token)),
    ];

    public static TheoryData<int> EachWrite => [.. Enumerable.Range(0, Writes.Length)];

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task What_was_sent_and_not_answered_is_uncertain_and_never_sent_again(int index)
    {
        Hold();
        var (request, act) = Writes[index];
        var writer = Writer();
        // A connection that was used before is one that a client likes to replace.
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync("absent", isDryRun: false, Token)).Status);
        Server.Forget();
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, request));
        var result = await act(writer, Token);
        Assert.Equal(WriteStatus.Uncertain, result.Status);
        Assert.Equal("The Kafka REST API ended the connection without an answer, and it may have been done.", result.Why);
        Assert.Equal(1, Server.Count(request));
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task What_hangs_is_uncertain(int index)
    {
        Hold();
        var (request, act) = Writes[index];
        Server.Add(new StandInFault(FaultAction.Hang, request));
        LetTimePass(request);
        var result = await act(PatientWriter(), Token);
        Assert.Equal(WriteStatus.Uncertain, result.Status);
        Assert.Equal("The Kafka REST API did not answer within 30 seconds, and it may have been done.", result.Why);
        Assert.Equal(1, Server.Count(request));
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_service_that_asks_for_patience_has_done_nothing_and_is_asked_again(int index)
    {
        Hold();
        var (request, act) = Writes[index];
        Server.Add(LinkFault.Throttle(times: 2, request));
        Assert.Equal(WriteStatus.Done, (await act(Writer(), Token)).Status);
        Assert.Equal(3, Server.Count(request));
        Hold();
        Server.Forget();
        Server.Add(LinkFault.Throttle(request: request, retryAfterSeconds: 3600));
        var result = await act(Writer(), Token);
        Assert.Equal((WriteStatus.Transient, "The Kafka REST API cannot do it now: Too many requests."), (result.Status, result.Why));
        Assert.Equal(1, Server.Count(request));
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_service_that_is_down_leaves_it_undone(int index)
    {
        var writer = Writer();
        await Server.StopAsync();
        var result = await Writes[index].Act(writer, Token);
        Assert.Equal(WriteStatus.Transient, result.Status);
        Assert.Contains("Connection refused", result.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_refusal_is_told_in_the_services_words_and_asked_once(int index)
    {
        Hold();
        var (request, act) = Writes[index];
        foreach (var (code, expected) in new[]
        {
            (40101, "The user may not do it: no, because."), (40301, "The user may not do it: no, because."), (404, "There is no link of this name: no, because."), (40403, "No, because."),
            (40002, "No, because."), (40035, "No, because."), (409, request == Create ? "There is a link of this name: somebody created it meanwhile." : "No, because."),
        })
        {
            Server.Forget();
            Server.Add(LinkFault.Fail(code, "no,\nbecause.", request, times: 1));
            var result = await act(Writer(), Token);
            Assert.Equal(new WriteResult(result.Name, WriteStatus.Refused, expected), result);
            Assert.Equal(1, Server.Count(request));
        }
    }

    [Theory]
    [MemberData(nameof(EachWrite))]
    public async Task A_failure_of_the_service_is_uncertain_and_never_sent_again(int index)
    {
        Hold();
        var (request, act) = Writes[index];
        foreach (var code in new[] { 50002, 50003, 50302, 500, 408 })
        {
            Server.Forget();
            Server.Add(LinkFault.Fail(code, "broken", request, times: 1));
            var result = await act(Writer(), Token);
            Assert.Equal((WriteStatus.Uncertain, "The Kafka REST API failed, and it may have been done: broken."), (result.Status, result.Why));
            Assert.Equal(1, Server.Count(request));
        }
    }

    [Theory]
    [InlineData(200, WriteStatus.Uncertain)]
    [InlineData(302, WriteStatus.Refused)]
    [InlineData(307, WriteStatus.Refused)]
    [InlineData(404, WriteStatus.Refused)]
    [InlineData(405, WriteStatus.Refused)]
    [InlineData(500, WriteStatus.Uncertain)]
    [InlineData(502, WriteStatus.Uncertain)]
    [InlineData(503, WriteStatus.Uncertain)]
    public async Task A_page_of_a_proxy_is_no_deed(int status, WriteStatus expected)
    {
        Hold();
        await using var elsewhere = await StandInLinks.StartAsync();
        foreach (var (request, act) in Writes)
        {
            Server.Forget();
            Server.Add(new StandInFault(FaultAction.Answer, request, times: 1) { Status = status, Body = "<html><body>Welcome</body></html>", MediaType = "text/html", Location = elsewhere.ApiUrl });
            var result = await act(Writer(), Token);
            Assert.Equal(expected, result.Status);
            Assert.DoesNotContain("html", result.Why, StringComparison.Ordinal);
            Assert.Equal(1, Server.Count(request));
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Half_an_answer_leaves_it_open()
    {
        Hold();
        Server.Add(new StandInFault(FaultAction.Truncate, "POST /links/{link}/mirrors:promote"));
        Assert.Equal(WriteStatus.Uncertain, (await MoveAsync(Writer(), MirrorVerb.Promote, Token)).Status);
        Assert.Equal("PENDING_STOPPED", Server.Store.Find("a", "t").Status);
    }

    [Theory]
    [InlineData(0, null, WriteStatus.Done, null)]
    [InlineData(null, "odd", WriteStatus.Uncertain, "It may have been done, but the Kafka REST API says: odd.")]
    [InlineData(400, "no", WriteStatus.Refused, "No.")]
    [InlineData(40002, null, WriteStatus.Refused, "The Kafka REST API answers 40002.")]
    [InlineData(403, "no", WriteStatus.Refused, "The user may not do it: no.")]
    [InlineData(40301, "no", WriteStatus.Refused, "The user may not do it: no.")]
    [InlineData(429, "slow", WriteStatus.Transient, "The Kafka REST API cannot do it now: slow.")]
    [InlineData(408, "late", WriteStatus.Uncertain, "The Kafka REST API failed, and it may have been done: late.")]
    [InlineData(500, "broken", WriteStatus.Uncertain, "The Kafka REST API failed, and it may have been done: broken.")]
    [InlineData(50302, "broken", WriteStatus.Uncertain, "The Kafka REST API failed, and it may have been done: broken.")]
    [InlineData(-1, "broken", WriteStatus.Uncertain, "The Kafka REST API failed, and it may have been done: broken.")]
    [InlineData(400, "Topic 'already PENDING' is already in the STOPPED state.", WriteStatus.Done, null)]
    [InlineData(40002, "It was already promoted.", WriteStatus.Done, null)]
    [InlineData(400, "Topic 'STOPPED' is already in the FAILED state.", WriteStatus.Refused, "Topic 'STOPPED' is already in the FAILED state.")]
    [InlineData(400, "Topic is STOPPED.", WriteStatus.Refused, "Topic is STOPPED.")]
    [InlineData(500, "It is already STOPPED.", WriteStatus.Uncertain, "The Kafka REST API failed, and it may have been done: It is already STOPPED.")]
    public async Task Each_row_of_a_success_is_judged_by_itself(int? code, string? message, WriteStatus status, string? why)
    {
        Hold();
        Server.Store.AddMirror("a", "v");
        Server.Switches.FailingRows["t"] = (code, message);
        var results = await Writer().MoveMirrorsAsync("a", MirrorVerb.Promote, ["t", "v"], isDryRun: false, Token);
        Assert.Equal([new WriteResult("t", status, why), WriteResult.Done("v")], results);
    }

    [Fact]
    public async Task A_promotion_under_way_is_not_therefore_a_failover()
    {
        Hold();
        Server.Switches.FailingRows["t"] = (400, "Mirror topic 't' is already in the PENDING_STOPPED state.");
        Assert.Equal(WriteStatus.Done, (await MoveAsync(Writer(), MirrorVerb.Promote, Token)).Status);
        Assert.Equal(WriteStatus.Refused, (await MoveAsync(Writer(), MirrorVerb.FailOver, Token)).Status);
        Assert.Equal(WriteStatus.Refused, (await MoveAsync(Writer(), MirrorVerb.Pause, Token)).Status);
    }

    [Fact]
    public async Task A_row_that_is_missing_leaves_it_open()
    {
        Hold();
        Server.Switches.MissingRows.Add("t");
        var result = await MoveAsync(Writer(), MirrorVerb.Promote, Token);
        Assert.Equal(new WriteResult("t", WriteStatus.Uncertain, "The Kafka REST API answered without a word of this mirror, and it may have been done."), result);
        Server.Add(new StandInFault(FaultAction.Answer, "POST /links/{link}/mirrors:pause", times: 1) { Status = 204 });
        Server.Add(new StandInFault(FaultAction.Answer, "POST /links/{link}/mirrors:pause") { Status = 200, Body = """{"data":7}""" });
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(WriteStatus.Uncertain, (await MoveAsync(Writer(), MirrorVerb.Pause, Token)).Status);
    }

    [Fact]
    public async Task A_promotion_that_is_accepted_may_fail_and_reading_tells()
    {
        Hold();
        Server.Switches.FailsPromotions = true;
        Assert.Equal(WriteResult.Done("t"), await MoveAsync(Writer(), MirrorVerb.Promote, Token));
        Assert.Equal(MirrorStatus.Stopping, Assert.Single(await Cluster().ListMirrorsAsync(["a"], Token)).Status);
        Assert.Equal(MirrorStatus.Failed, Assert.Single(await Cluster().ListMirrorsAsync(["a"], Token)).Status);
    }

    [Fact]
    public async Task A_mirror_that_fails_keeps_no_other_from_being_created()
    {
        Hold();
        Server.Store.SourceTopics["v"] = 1;
        Server.Add(new StandInFault(FaultAction.CloseAfterwards, CreateMirror, about: "u"));
        var results = await Writer().CreateMirrorsAsync("a", [new("u", "u"), new("v", "v")], Token);
        Assert.Equal([("u", WriteStatus.Uncertain), ("v", WriteStatus.Done)], results.Select(result => (result.Name, result.Status)));
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_told_what_was_created_and_what_was_not_sent()
    {
        Hold();
        var names = Enumerable.Range(0, 40).Select(number => $"m{number.ToString("00", System.Globalization.CultureInfo.InvariantCulture)}").ToList();
        names.ForEach(name => Server.Store.SourceTopics[name] = 1);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Before = _ => source.Cancel();
        var results = await Writer().CreateMirrorsAsync("a", [.. names.Select(name => new MirrorSpecification(name, name))], source.Token);
        Assert.Equal(names, results.Select(result => result.Name));
        Assert.Equal(results.Where(result => result.Status == WriteStatus.Done).Select(result => result.Name), names.Where(Server.Store.Topics.ContainsKey));
        Assert.Contains(results, result => result is { Status: WriteStatus.Transient, Why: "It was not sent, as nobody waits for it any more." });
        Assert.DoesNotContain(results, result => result.Status is WriteStatus.Uncertain or WriteStatus.Refused);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_name_that_would_be_another_path_is_refused(string name)
    {
        var writer = Writer();
        WriteResult[] results =
        [
            await writer.CreateAsync(SomeLink.Destination(name), isDryRun: false, Token), await writer.AlterAsync(name, [new("acl.sync.ms", "1")], isDryRun: false, Token),
            await writer.DeleteAsync(name, isDryRun: false, Token), .. await writer.CreateMirrorsAsync(name, [new("t", "t")], Token),
            .. await writer.MoveMirrorsAsync(name, MirrorVerb.Pause, ["t"], isDryRun: false, Token),
        ];
        Assert.All(results, result => Assert.Equal(WriteStatus.Refused, result.Status));
        Assert.Empty(Server.Requests);
    }

    private void Hold()
    {
        Server.Store.Add("a");
        Server.Store.Add("empty");
        Server.Store.AddMirror("a", "t");
        Server.Store.SourceTopics["u"] = 1;
    }

    private static async Task<WriteResult> MoveAsync(ConfluentLinkClusterWriter writer, MirrorVerb verb, CancellationToken token) =>
        Assert.Single(await writer.MoveMirrorsAsync("a", verb, ["t"], isDryRun: false, token));
}
