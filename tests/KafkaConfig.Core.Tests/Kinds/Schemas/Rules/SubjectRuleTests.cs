using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Gates;
using KafkaConfig.Core.Kinds.Schemas.Rules;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas.Rules;

public sealed class SubjectRuleTests
{
    private static readonly RegisterSchema Update = SomeSubject.Register(
        SomeSubject.Definition(text: SomeSubject.Record("{ \"name\": \"id\", \"type\": \"string\" }, { \"name\": \"venue\", \"type\": \"string\" }")), SomeSubject.Live());

    private static readonly DeleteSubject Deletion = new(ResourceAddress.Subject("orders.placed-value"), SomeSubject.Live());

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, false, CompatibilityLevel.Backward)]
    [InlineData(false, true, CompatibilityLevel.Backward)]
    [InlineData(true, false, CompatibilityLevel.Full)]
    public void A_schema_must_keep_what_the_level_promises_now_and_afterwards(bool now, bool after, CompatibilityLevel? level)
    {
        var found = Check(new IncompatibleSchema(), Update, Facts(Verdict(CompatibilityLevel.Backward, now), Verdict(CompatibilityLevel.Full, after)));
        Assert.Equal(level is not null, found.Count == 1);
        if (level is not { } broken)
            return;
        Assert.Equal((Severity.Refuse, null), (found[0].Severity, found[0].Asks));
        Assert.Contains($"at the level {CompatibilityLevels.NameOf(broken)}", found[0].What, StringComparison.Ordinal);
        Assert.Contains("venue breaks", found[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_verdict_is_never_a_pass()
    {
        Assert.Equal(FactsUnavailable.Code, Assert.Single(Check(new IncompatibleSchema(), Update, SubjectFacts.NotRead)).Code);
        Assert.Equal(FactsUnavailable.Code, Assert.Single(Check(new IncompatibleSchema(), Update, Facts(Verdict(CompatibilityLevel.Backward, true), SubjectFacts.NotRead.After))).Code);
        Assert.Empty(Check(new IncompatibleSchema(), SomeSubject.Register(SomeSubject.Definition()), SubjectFacts.NotRead));
    }

    [Theory]
    [InlineData(CompatibilityLevel.Full, CompatibilityLevel.Backward, true)]
    [InlineData(CompatibilityLevel.Backward, CompatibilityLevel.Forward, true)]
    [InlineData(CompatibilityLevel.Backward, CompatibilityLevel.FullTransitive, false)]
    [InlineData(CompatibilityLevel.None, CompatibilityLevel.Backward, false)]
    public void Whatever_promises_less_asks_for_a_runbook(CompatibilityLevel from, CompatibilityLevel to, bool asks)
    {
        var found = Check(new CompatibilityLowered(), Level(from, to), SubjectFacts.NotRead);
        Assert.Equal(asks, found.Count == 1);
        if (asks)
            Assert.Equal([new FieldMove("compatibility", CompatibilityLevels.NameOf(from), CompatibilityLevels.NameOf(to))], found[0].Asks?.Moves);
    }

    [Theory]
    [InlineData(false, Severity.Refuse)]
    [InlineData(true, Severity.Runbook)]
    public void A_level_is_never_lowered_together_with_the_schema_that_needs_it(bool isCompatible, Severity severity)
    {
        var level = Level(CompatibilityLevel.Backward, CompatibilityLevel.None);
        var found = Repositories.Check(new CompatibilityLowered(), Context(Facts(Verdict(CompatibilityLevel.Backward, isCompatible), Verdict(CompatibilityLevel.None, true)), level, Update));
        Assert.Equal((severity, severity == Severity.Runbook), (Assert.Single(found).Severity, found[0].Asks is not null));
    }

    [Fact]
    public void A_new_subject_loses_nothing_by_its_level() =>
        Assert.Empty(Check(new CompatibilityLowered(), Level(CompatibilityLevel.Full, CompatibilityLevel.None) with { IsNewSubject = true }, SubjectFacts.NotRead));

    [Fact]
    public void A_subject_that_is_referred_to_is_not_deleted_unless_its_referrers_go_too()
    {
        var facts = SubjectFacts.NotRead with { Referrers = new Fact<IReadOnlyList<string>>.Known(["other-value"]) };
        Assert.Equal((Severity.Refuse, null), Assert.Single(Check(new DeleteSubjectInUse(), Deletion, facts)) is var refused ? (refused.Severity, refused.Asks) : default);
        var found = Assert.Single(Repositories.Check(new DeleteSubjectInUse(), Context(facts, Deletion, new DeleteSubject(ResourceAddress.Subject("other-value"), SomeSubject.Live()))), finding => finding.Address == Deletion.Address);
        Assert.Equal(Severity.Runbook, found.Severity);
        Assert.Equal([FieldMove.Action(FieldMove.Delete)], found.Asks?.Moves);
        Assert.Equal([NoReferrers.GateName, TopicEmptyOrGone.GateName], found.Asks?.Gates);
        Assert.Equal(FactsUnavailable.Code, Assert.Single(Check(new DeleteSubjectInUse(), Deletion, SubjectFacts.NotRead)).Code);
    }

    [Theory]
    [InlineData(SchemaLanguage.Avro, 0)]
    [InlineData(SchemaLanguage.Protobuf, 1)]
    public void Another_language_asks_for_a_runbook(SchemaLanguage before, int findings)
    {
        var live = SomeSubject.Live(text: before == SchemaLanguage.Avro ? null : "syntax = \"proto3\"; message Order { string id = 1; }", language: before);
        var found = Check(new SchemaLanguageChange(), SomeSubject.Register(SomeSubject.Definition(), live), SubjectFacts.NotRead);
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal([new FieldMove("language", "protobuf", "avro")], finding.Asks?.Moves));
    }

    [Fact]
    public void A_record_that_moves_to_another_subject_loses_its_history()
    {
        var created = SomeSubject.Register(SomeSubject.Definition("acme.Order"));
        Assert.Equal("orders.placed-value", Assert.Single(Repositories.Check(new SchemaLanguageChange(), Context(SubjectFacts.NotRead, created, Deletion))).Asks?.Moves[0].From);
        Assert.Empty(Repositories.Check(new SchemaLanguageChange(), Context(SubjectFacts.NotRead, created)));
    }

    [Theory]
    [InlineData("READWRITE", 0)]
    [InlineData(null, 0)]
    [InlineData("READONLY", 1)]
    [InlineData("IMPORT", 1)]
    [InlineData("FORWARD", 1)]
    public void Only_a_registry_that_takes_writes_is_written_to(string? mode, int findings)
    {
        Assert.Equal(findings, Check(new RegistryTakesNoWrites(), Update, SubjectFacts.NotRead with { Mode = new Fact<string?>.Known(mode) }).Count);
        Assert.Equal(FactsUnavailable.Code, Assert.Single(Check(new RegistryTakesNoWrites(), Update, SubjectFacts.NotRead)).Code);
    }

    [Fact]
    public void A_topic_change_is_none_of_the_registrys() => Assert.Empty(Check(new RegistryTakesNoWrites(), SomeTopic.Increase(), SubjectFacts.NotRead));

    [Theory]
    [InlineData("event", "orders.placed-value", 0)]
    [InlineData("event", "orders.placed-acme.Order", 0)]
    [InlineData("event", "orders.placed-key", 1)]
    [InlineData("event", "orders.other-value", 1)]
    [InlineData("state", "orders.other-value", 0)]
    public void A_profile_can_require_schemas(string profile, string subject, int findings)
    {
        var context = Repositories.Context([SomeTopic.Definition() with { Profile = profile }, SomeSubject.Definition(subject)], []);
        Assert.Equal(findings, Repositories.Check(new TopicWithoutSchema(), context with { Settings = context.Settings with { SchemaRequired = ["event"] } }).Count);
    }

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 1, 1)]
    [InlineData(false, null, 1)]
    public void What_a_schema_refers_to_must_exist(bool exists, int? version, int findings) =>
        Assert.Equal(findings, Check(new UnknownSchemaReference(), SomeSubject.Register(SomeSubject.Definition(), null, new PlannedReference("acme.Money", "money", version, exists)), SubjectFacts.NotRead).Count);

    [Fact]
    public void What_a_registry_would_not_do_is_said()
    {
        Assert.Contains("version 1 holds this schema already, and 3 would stay the latest", Assert.Single(Check(new TextOfOlderVersion(), new ReturnToVersion(SomeSubject.Definition(), SomeSubject.Live(version: 3), 1), SubjectFacts.NotRead)).What, StringComparison.Ordinal);
        Assert.Empty(Check(new LevelNotKept(), Level(CompatibilityLevel.Backward, CompatibilityLevel.None), SubjectFacts.NotRead));
        Assert.Single(Check(new LevelNotKept(), Level(CompatibilityLevel.Backward, CompatibilityLevel.None) with { IsKept = false }, SubjectFacts.NotRead));
    }

    [Fact]
    public void Erasing_asks_for_its_own_runbook() =>
        Assert.Equal([FieldMove.Action(FieldMove.Erase)], Assert.Single(Check(new EraseSubjectForGood(), new EraseSubject(Deletion.Address), SubjectFacts.NotRead)).Asks?.Moves);

    private static ChangeCompatibility Level(CompatibilityLevel from, CompatibilityLevel to) =>
        new(ResourceAddress.Subject("orders.placed-value"), from, from, new Sourced<CompatibilityLevel>(to, "file", SomeSubject.Place()), IsNewSubject: false, IsKept: true);

    private static Fact<SchemaVerdict> Verdict(CompatibilityLevel level, bool isCompatible) =>
        new Fact<SchemaVerdict>.Known(new SchemaVerdict(level, isCompatible, isCompatible ? [] : ["field venue breaks."], "the registry"));

    private static SubjectFacts Facts(Fact<SchemaVerdict> now, Fact<SchemaVerdict> after) => SubjectFacts.NotRead with { Now = now, After = after };

    private static CheckContext Context(SubjectFacts facts, params Change[] changes) =>
        Repositories.Context([], changes) with { Facts = changes.Select(change => change.Address).Distinct().ToDictionary(address => address, _ => (IFacts)facts) };

    private static IReadOnlyList<Finding> Check(IRule rule, Change change, SubjectFacts facts) => Repositories.Check(rule, Context(facts, change));
}
