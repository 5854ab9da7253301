using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What becomes of a mirror in which state: every verb in every state that one can be brought into.</summary>
public abstract class MirrorMovesContract : LinkClusterContract
{
    // What is not here is refused, and leaves the mirror where it is.
    private static readonly Dictionary<(MirrorVerb Verb, MirrorStatus From), MirrorStatus> Allowed = new()
    {
        [(MirrorVerb.Pause, MirrorStatus.Active)] = MirrorStatus.Paused,
        [(MirrorVerb.Pause, MirrorStatus.Paused)] = MirrorStatus.Paused,
        [(MirrorVerb.Pause, MirrorStatus.SourceUnavailable)] = MirrorStatus.Paused,
        [(MirrorVerb.Resume, MirrorStatus.Paused)] = MirrorStatus.Active,
        [(MirrorVerb.Resume, MirrorStatus.Active)] = MirrorStatus.Active,
        [(MirrorVerb.Promote, MirrorStatus.Active)] = MirrorStatus.Stopped,
        [(MirrorVerb.Promote, MirrorStatus.Stopped)] = MirrorStatus.Stopped,
        [(MirrorVerb.Promote, MirrorStatus.Stopping)] = MirrorStatus.Stopping,
        [(MirrorVerb.FailOver, MirrorStatus.Active)] = MirrorStatus.Stopped,
        [(MirrorVerb.FailOver, MirrorStatus.Paused)] = MirrorStatus.Stopped,
        [(MirrorVerb.FailOver, MirrorStatus.LinkPaused)] = MirrorStatus.Stopped,
        [(MirrorVerb.FailOver, MirrorStatus.SourceUnavailable)] = MirrorStatus.Stopped,
        [(MirrorVerb.FailOver, MirrorStatus.Failed)] = MirrorStatus.Stopped,
        [(MirrorVerb.FailOver, MirrorStatus.Stopping)] = MirrorStatus.Stopped,
        [(MirrorVerb.FailOver, MirrorStatus.Stopped)] = MirrorStatus.Stopped,
    };

    public static TheoryData<MirrorVerb, MirrorStatus> EachMove
    {
        get
        {
            var data = new TheoryData<MirrorVerb, MirrorStatus>();
            foreach (var verb in Enum.GetValues<MirrorVerb>())
            {
                foreach (var status in Enum.GetValues<MirrorStatus>().Where(status => status != MirrorStatus.Unknown))
                    data.Add(verb, status);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EachMove))]
    public async Task A_verb_moves_a_mirror_from_its_own_states_and_from_no_other(MirrorVerb verb, MirrorStatus from)
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "t", "u");
        await HoldAsync("a", "t", from);
        Assert.Equal(from, await StatusAsync(ports, "t"));
        var isAllowed = Allowed.TryGetValue((verb, from), out var to);
        var result = Assert.Single(await ports.MirrorWriter.MoveMirrorsAsync("a", verb, ["t"], isDryRun: false, Token));
        Assert.Equal(("t", isAllowed ? WriteStatus.Done : WriteStatus.Refused), (result.Name, result.Status));
        Assert.Equal(isAllowed, result.Why is null);
        await Eventually.IsTrueAsync(async () => await StatusAsync(ports, "t") == (isAllowed ? to : from), Token);
        Assert.Equal(MirrorStatus.Active, await StatusAsync(ports, "u"));
    }

    [Fact]
    public async Task A_promotion_that_is_accepted_is_on_its_way_until_it_is_stopped()
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "t");
        Assert.Equal([WriteResult.Done("t")], await ports.MirrorWriter.MoveMirrorsAsync("a", MirrorVerb.Promote, ["t"], isDryRun: false, Token));
        var seen = new List<MirrorStatus>();
        await Eventually.IsTrueAsync(async () =>
        {
            seen.Add(await StatusAsync(ports, "t"));
            return seen[^1] == MirrorStatus.Stopped;
        }, Token);
        Assert.All(seen.SkipLast(1), status => Assert.Equal(MirrorStatus.Stopping, status));
        Assert.Equal(WriteResult.Done("a"), await ports.LinkWriter.DeleteAsync("a", isDryRun: false, Token));
    }

    [Fact]
    public async Task Each_mirror_has_a_result_of_its_own_in_the_order_given()
    {
        var ports = await OpenAsync();
        await MirrorAsync(ports, "t", "u");
        await HoldAsync("a", "u", MirrorStatus.Failed);
        var results = await ports.MirrorWriter.MoveMirrorsAsync("a", MirrorVerb.Promote, ["u", "absent", "t", "t"], isDryRun: false, Token);
        Assert.Equal(["u", "absent", "t", "t"], results.Select(result => result.Name));
        Assert.Equal([WriteStatus.Refused, WriteStatus.Refused, WriteStatus.Done, WriteStatus.Done], results.Select(result => result.Status));
        Assert.Empty(await ports.MirrorWriter.MoveMirrorsAsync("a", MirrorVerb.Promote, [], isDryRun: false, Token));
    }
}
