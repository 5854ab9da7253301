using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Links;

public sealed class MirrorDifferTests
{
    /// <summary>Every live state against every wanted one: nothing, a verb, or no way.</summary>
    private static readonly Dictionary<MirrorStatus, string> Table = new()
    {
        // active, paused, promoted, failed over
        [MirrorStatus.Active] = "- Pause Promote FailOver",
        [MirrorStatus.Paused] = "Resume - none FailOver",
        [MirrorStatus.LinkPaused] = "- - none FailOver",
        [MirrorStatus.Starting] = "- - none none",
        [MirrorStatus.Stopping] = "none none - FailOver",
        [MirrorStatus.Stopped] = "none none - -",
        [MirrorStatus.SourceUnavailable] = "- Pause none FailOver",
        [MirrorStatus.Failed] = "none none none FailOver",
        [MirrorStatus.Unknown] = "none none none none",
    };

    public static TheoryData<MirrorStatus, MirrorState, string> Transitions
    {
        get
        {
            var data = new TheoryData<MirrorStatus, MirrorState, string>();
            foreach (var (status, row) in Table)
            {
                foreach (var (word, index) in row.Split(' ').Select((word, index) => (word, index)))
                    data.Add(status, (MirrorState)index, word);
            }

            return data;
        }
    }

    [Fact]
    public void The_table_knows_every_state() => Assert.Equal(Enum.GetValues<MirrorStatus>().Order(), Table.Keys.Order());

    [Theory]
    [MemberData(nameof(Transitions))]
    public void A_mirror_goes_where_there_is_a_way(MirrorStatus live, MirrorState wanted, string expected)
    {
        var changes = MirrorDiffer.Diff(SomeMirror.Mirror(wanted), SomeMirror.Live(live));
        Assert.Equal(expected, changes switch
        {
            [] => "-",
            [MoveMirror move] => move.Verb.ToString(),
            [UnreachableLinkState] => "none",
            _ => "?",
        });
        if (changes is [UnreachableLinkState unreachable])
        {
            Assert.EndsWith(".", unreachable.Path, StringComparison.Ordinal);
            Assert.Equal(Core.Model.Impact.Impossible, unreachable.Impact);
        }
    }

    [Theory]
    [InlineData(MirrorState.Active, Replicator.ClusterLinking, "CreateMirror")]
    [InlineData(MirrorState.Paused, Replicator.ClusterLinking, "CreateMirror MoveMirror")]
    [InlineData(MirrorState.Paused, Replicator.MirrorMaker2, "CreateMirror")]
    [InlineData(MirrorState.Promoted, Replicator.ClusterLinking, "")]
    [InlineData(MirrorState.FailedOver, Replicator.MirrorMaker2, "")]
    public void A_mirror_that_is_absent_is_created_unless_it_has_ended(MirrorState wanted, Replicator replicator, string expected) =>
        Assert.Equal(expected, string.Join(' ', MirrorDiffer.Diff(SomeMirror.Mirror(wanted, replicator), null).Select(change => change.GetType().Name)));

    [Theory]
    [InlineData(MirrorState.Active, "")]
    [InlineData(MirrorState.Paused, "MoveMirror")]
    [InlineData(MirrorState.Promoted, "UnreachableLinkState")]
    public void A_connector_that_rests_is_resumed_as_a_connector(MirrorState wanted, string expected) =>
        Assert.Equal(expected, string.Join(' ', MirrorDiffer.Diff(SomeMirror.Mirror(wanted, Replicator.MirrorMaker2), SomeMirror.Live(MirrorStatus.LinkPaused)).Select(change => change.GetType().Name)));

    [Fact]
    public void What_a_verb_leads_to_is_what_was_wanted()
    {
        foreach (var (status, wanted) in Enum.GetValues<MirrorStatus>().SelectMany(status => Enum.GetValues<MirrorState>().Select(wanted => (status, wanted))))
        {
            if (MirrorDiffer.Diff(SomeMirror.Mirror(wanted), SomeMirror.Live(status)) is not [MoveMirror move])
                continue;
            var after = move.Verb switch { MirrorVerb.Pause => MirrorStatus.Paused, MirrorVerb.Resume => MirrorStatus.Active, _ => MirrorStatus.Stopped };
            Assert.True(MirrorDiffer.IsReached(wanted, after));
            Assert.Empty(MirrorDiffer.Diff(SomeMirror.Mirror(wanted), SomeMirror.Live(after)));
        }
    }
}
