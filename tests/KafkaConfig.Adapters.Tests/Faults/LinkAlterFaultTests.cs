using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.Faults;

/// <summary>Writes of several requests, and requests that are not done as a whole.</summary>
public sealed class LinkAlterFaultTests : LinkFaultBase
{
    private const string Create = "POST /links";
    private const string Alter = "PUT /links/{link}/configs:alter";
    private const string Delete = "DELETE /links/{link}";

    [Fact]
    public async Task A_death_between_two_keys_is_uncertain_and_names_them()
    {
        var link = Server.Store.Add("a");
        Server.Switches.KeysUntilFailure = 1;
        var result = await Writer().AlterAsync("a", [new("acl.sync.ms", "1"), new("topic.config.sync.ms", "2")], isDryRun: false, Token);
        Assert.Equal(
            new WriteResult("a", WriteStatus.Uncertain, "The Kafka REST API failed, and some of acl.sync.ms, topic.config.sync.ms may have been written: Kafka has failed."), result);
        Assert.Equal(["acl.sync.ms"], link.Configs.Keys);
        Assert.Equal([Alter], Server.Requests);
    }

    [Fact]
    public async Task What_is_switched_off_goes_last_and_alone()
    {
        var link = Server.Store.Add("a", ("acl.sync.enable", "true"), ("acl.filters", "{}"));
        Server.Switches.KeysUntilFailure = 0;
        var result = await Writer().AlterAsync("a", [new("acl.sync.enable", "false"), new("acl.sync.ms", "1")], isDryRun: false, Token);
        Assert.Equal((WriteStatus.Uncertain, "{}"), (result.Status, link.Configs["acl.filters"]));
        Server.Switches.KeysUntilFailure = 1;
        result = await Writer().AlterAsync("a", [new("acl.sync.enable", null), new("acl.sync.ms", "1")], isDryRun: false, Token);
        Assert.Equal((WriteStatus.Uncertain, "{}"), (result.Status, link.Configs["acl.filters"]));
        Assert.Equal("Its config acl.sync.ms is written, and acl.sync.enable not, as far as is known. The Kafka REST API failed, and it may have been done: Kafka has failed.", result.Why);
        Server.Switches.KeysUntilFailure = null;
        Assert.Equal(WriteResult.Done("a"), await Writer().AlterAsync("a", [new("acl.sync.enable", "False"), new("acl.sync.ms", "1")], isDryRun: true, Token));
        Assert.Equal(5, Server.Count(Alter));
    }

    [Fact]
    public async Task What_is_switched_on_needs_no_request_of_its_own()
    {
        Server.Store.Add("a");
        LinkConfigMove[] moves = [new("acl.filters", "{}"), new("acl.sync.enable", "true"), new("consumer.offset.group.filters", null)];
        Assert.Equal(WriteResult.Done("a"), await Writer().AlterAsync("a", moves, isDryRun: false, Token));
        Assert.Equal(["PUT /kafka/v3/clusters/lkc-destination/links/a/configs:alter?validate_only=false"], Server.Targets);
        Assert.Equal(WriteResult.Done("a"), await Writer().AlterAsync("a", [], isDryRun: false, Token));
        Assert.Single(Server.Targets);
    }

    [Theory]
    [InlineData(40301)]
    [InlineData(42901)]
    public async Task What_is_refused_after_a_part_was_written_is_told_with_that_part(int code)
    {
        var link = Server.Store.Add("a", ("acl.sync.enable", "true"));
        LinkConfigMove[] moves = [new("acl.sync.enable", "false"), new("acl.filters", "{}"), new("acl.sync.ms", "1")];
        var isFirst = true;
        Server.Before = _ =>
        {
            if (!isFirst)
                Server.Add(LinkFault.Fail(code, "no", Alter));
            isFirst = false;
        };
        var result = await Writer().AlterAsync("a", moves, isDryRun: false, Token);
        Assert.Equal(WriteStatus.Uncertain, result.Status);
        Assert.StartsWith("Its config acl.sync.enable is written, and acl.filters, acl.sync.ms not, as far as is known. The ", result.Why, StringComparison.Ordinal);
        Assert.Equal("false", link.Configs["acl.sync.enable"]);
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_no_switch_off_without_its_filters()
    {
        var link = Server.Store.Add("a", ("acl.sync.enable", "true"));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Before = _ => source.Cancel();
        Assert.Equal(WriteResult.Done("a"), await Writer().AlterAsync("a", [new("acl.filters", "{}"), new("acl.sync.enable", "false")], isDryRun: false, source.Token));
        Assert.Equal("{}", link.Configs["acl.filters"]);
    }

    [Fact]
    public async Task A_deletion_whose_mirrors_cannot_be_read_is_not_sent()
    {
        const string Mirrors = LinkFaultBase.Mirrors;
        Server.Store.Add("a");
        Server.Add(StandInFault.Page(200, Mirrors, times: 1));
        Server.Add(LinkFault.Fail(50002, "broken", Mirrors, times: 1));
        Server.Add(LinkFault.Fail(40301, "no", Mirrors, times: 1));
        Server.Add(StandInFault.Page(302, Mirrors, times: 1));
        await DeleteAsync(WriteStatus.Transient, "The Kafka REST API does not tell its mirrors: it answers something else than a list of them.");
        await DeleteAsync(WriteStatus.Transient, "The Kafka REST API does not tell its mirrors: broken.");
        await DeleteAsync(WriteStatus.Refused, "The user may not do it: no.");
        await DeleteAsync(WriteStatus.Refused, "The Kafka REST API points to another address (HTTP 302), which is not followed: name that address instead.");
        Server.Add(new StandInFault(FaultAction.Hang, Mirrors, times: 1));
        LetTimePass(Mirrors);
        await DeleteAsync(WriteStatus.Transient, "The Kafka REST API does not tell its mirrors: it did not answer within 30 seconds.");
        Assert.Equal(0, Server.Count(Delete));

        async Task DeleteAsync(WriteStatus status, string why) => Assert.Equal(new WriteResult("a", status, why), await PatientWriter().DeleteAsync("a", isDryRun: false, Token));
    }

    [Theory]
    [InlineData("SOMETHING_NEW")]
    [InlineData("PENDING_STOPPED")]
    [InlineData("FAILED")]
    public async Task A_mirror_that_is_not_known_to_be_stopped_keeps_its_link(string status)
    {
        Server.Store.Add("a");
        foreach (var number in Enumerable.Range(1, 7))
            Server.Store.AddMirror("a", $"t{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", status);
        Server.Switches.ReadsUntilNext = int.MaxValue;
        var result = await Writer().DeleteAsync("a", isDryRun: false, Token);
        Assert.Equal(
            $"The link has mirrors that are not stopped, and they would lose their source: {string.Join(", ", Enumerable.Range(1, 5).Select(number => $"t{number.ToString(System.Globalization.CultureInfo.InvariantCulture)} ({status})"))} and 2 more.", result.Why);
        Assert.Equal([Mirrors], Server.Requests);
    }

    [Fact]
    public async Task A_half_that_never_comes_is_waited_for_until_the_time_is_up()
    {
        Server.Switches.AttemptsUntilNamed = int.MaxValue;
        LetTimePass(isUp: false);
        var result = await PatientWriter().CreateAsync(SomeLink.Of("a", LinkMode.OutboundSource, SomeLink.Connection()), isDryRun: false, Token);
        Assert.Equal(
            new WriteResult("a", WriteStatus.Transient, "The destination has no half of this link yet: The destination cluster lkc-source does not have a link named 'a'."), result);
        Assert.Equal([Create], Server.Requests);
    }

    [Fact]
    public async Task Whoever_stops_waiting_for_the_other_half_gets_no_other_attempt()
    {
        Server.Switches.AttemptsUntilNamed = int.MaxValue;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Before = _ => source.Cancel();
        var result = await Writer().CreateAsync(SomeLink.Of("a", LinkMode.OutboundSource, SomeLink.Connection()), isDryRun: false, source.Token);
        Assert.Equal(WriteStatus.Transient, result.Status);
        Assert.Equal([Create], Server.Requests);
    }

    [Fact]
    public async Task The_same_words_about_another_sort_of_link_are_a_refusal()
    {
        Server.Add(LinkFault.Fail(40002, "It does not have a link named 'a'.", Create));
        Assert.Equal(WriteStatus.Refused, (await Writer().CreateAsync(SomeLink.Destination("a"), isDryRun: false, Token)).Status);
        Assert.Equal([Create], Server.Requests);
    }

    [Fact]
    public async Task What_is_only_validated_says_so_and_reaches_out_only_where_there_is_a_way()
    {
        await Writer().CreateAsync(SomeLink.Destination("a"), isDryRun: true, Token);
        await Writer().CreateAsync(SomeLink.Of("a", LinkMode.InboundDestination, null), isDryRun: false, Token);
        await Writer().DeleteAsync("a", isDryRun: true, Token);
        Assert.Equal(
        [
            "POST /kafka/v3/clusters/lkc-destination/links?link_name=a&validate_only=true&validate_link=true",
            "POST /kafka/v3/clusters/lkc-destination/links?link_name=a&validate_only=false&validate_link=false",
            "GET /kafka/v3/clusters/lkc-destination/links/a/mirrors",
            "DELETE /kafka/v3/clusters/lkc-destination/links/a?validate_only=true",
        ], Server.Targets);
    }
}
