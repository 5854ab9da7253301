using CsCheck;
using KafkaConfig.Core.Kinds.Links.MirrorMaker;

namespace KafkaConfig.Core.Tests.Kinds.Links;

public sealed class MirrorMakerTopicsTests
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab.-_"], 1, 4];

    private static readonly Gen<MirrorMakerTopics> Topics = Gen.Select(Name.List[0, 4], Name.List[0, 4], (active, paused) =>
        paused.Aggregate(active.Aggregate(new MirrorMakerTopics([], [], []), (topics, name) => topics.With(name, isPaused: false)), (topics, name) => topics.With(name, isPaused: true)));

    [Fact]
    public void What_is_written_is_read_again() => Topics.Sample(topics => Same(topics, Reread(topics)));

    [Fact]
    public void A_mirror_is_in_one_place_at_a_time() => Gen.Select(Topics, Name).Sample((topics, name) =>
    {
        var (paused, active, gone) = (Reread(topics.With(name, isPaused: true)), Reread(topics.With(name, isPaused: false)), Reread(topics.Without(name)));
        return paused.Paused.Contains(name) && !paused.Active.Contains(name) && active.Active.Contains(name) && !active.Paused.Contains(name) && !gone.Active.Contains(name) && !gone.Paused.Contains(name);
    });

    [Fact]
    public void Other_mirrors_and_other_keys_stay_as_they_are() => Gen.Select(Topics, Name).Sample((topics, name) =>
        Same(topics.Without(name), Reread(topics.With(name, isPaused: true)).Without(name)) && topics.In("c", Config()).Values["tasks.max"] == "2" && !topics.In("c", Config()).Values.ContainsKey("name"));

    [Fact]
    public void A_new_connector_copies_nothing()
    {
        var config = new MirrorMakerTopics([], [], []).In("c", Config()).Values;
        Assert.Equal(("^$", "__.*"), (config["topics"], config["topics.exclude"]));
        Assert.Empty(MirrorMakerTopics.CopiedBy(config));
    }

    [Theory]
    [InlineData(@"orders\.placed, paid", @"__.*,paid", "orders.placed", "paid", "")]
    [InlineData(".*", "", "", "", ".*")]
    [InlineData("orders.placed", "", "", "", "orders.placed")]
    public void What_somebody_wrote_by_hand_is_told_apart(string topics, string excluded, string active, string paused, string patterns)
    {
        var read = MirrorMakerTopics.Of(new Dictionary<string, string> { ["topics"] = topics, ["topics.exclude"] = excluded });
        Assert.Equal((active, paused, patterns), (string.Join(',', read.Active), string.Join(',', read.Paused), string.Join(',', read.Patterns)));
    }

    [Fact]
    public void What_somebody_left_out_stays_out()
    {
        var config = new Dictionary<string, string> { ["topics"] = "a,b", ["topics.exclude"] = @"__.*,orders\.secret,b,.*\.tmp" };
        var values = MirrorMakerTopics.Of(config).Without("a").In("c", config).Values;
        Assert.Equal(("b", @"__.*,b,.*\.tmp,orders\.secret"), (values["topics"], values["topics.exclude"]));
    }

    private static Dictionary<string, string> Config() => new() { ["name"] = "c", ["tasks.max"] = "2", ["connector.class"] = "org.apache.kafka.connect.mirror.MirrorSourceConnector" };

    private static MirrorMakerTopics Reread(MirrorMakerTopics topics) => MirrorMakerTopics.Of(topics.In("c", Config()).Values);

    private static bool Same(MirrorMakerTopics one, MirrorMakerTopics other) => one.Active.SequenceEqual(other.Active) && one.Paused.SequenceEqual(other.Paused) && one.Patterns.SequenceEqual(other.Patterns);
}
