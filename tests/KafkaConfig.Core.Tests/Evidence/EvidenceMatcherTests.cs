using CsCheck;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Evidence;

public sealed class EvidenceMatcherTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    private static readonly Finding Asking = new()
    {
        Code = "KC1001",
        Severity = Severity.Runbook,
        What = "",
        Address = ResourceAddress.Topic("orders.placed"),
        Asks = new EvidenceRequest("topic/orders.placed", [new FieldMove("partitions", "12", "24")], ["lag-zero"], [EvidenceFile.DrainAndExpand]) { RecordsDeleted = 10 },
    };

    private static readonly EvidenceFile Fitting = new()
    {
        Location = new SourceLocation("runbooks/x.md", 1, 1),
        Rules = ["KC1001"],
        Resource = "topic/orders.placed",
        Environment = "prod",
        Moves = [new FieldMove("partitions", "12", "24")],
        Strategy = EvidenceFile.DrainAndExpand,
        MaximumRecordsDeleted = 10,
        Owner = "team-orders",
        Approver = "@platform",
        Expires = new DateOnly(2026, 11, 30),
        Body = EvidenceFile.Sections.ToDictionary(section => section, _ => "Said."),
        Prose = "Said.",
    };

    [Fact]
    public void A_file_for_exactly_this_change_answers_it()
    {
        var answered = Assert.Single(Match(Fitting));
        Assert.Equal("runbooks/x.md", answered.Answer?.Path);
        Assert.False(answered.Stops);
    }

    // Whatever is changed in a file that fits, it fits no more.
    public static TheoryData<string> Mutations =>
    [
        "rule", "resource", "environment", "from", "to", "field", "another value", "no moves", "strategy", "no strategy", "new-topic", "approver", "expired", "too long", "no expiry", "placeholder", "section", "bound", "no bound", "broken",
    ];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Evidence_for_one_change_lets_no_other_pass(string mutation)
    {
        var findings = Match(Mutate(mutation));
        var original = findings.Single(finding => finding.Code == "KC1001");
        Assert.Null(original.Answer);
        Assert.True(original.Stops);
        // Either it was meant for this change, and is refused by name, or it was not, and is a warning.
        var other = Assert.Single(findings, finding => finding.Code == EvidenceInvalid.Rule.Code);
        Assert.Equal(mutation is "rule" or "resource" ? Severity.Warn : Severity.Refuse, other.Severity);
    }

    [Fact]
    public void A_file_of_another_environment_says_nothing_here() => Assert.Single(Match(Fitting with { Environment = "staging" }));

    [Fact]
    public void Random_values_never_fit() => Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300]).Sample((from, to) =>
    {
        var text = (From: from.ToString(System.Globalization.CultureInfo.InvariantCulture), To: to.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var answered = Match(Fitting with { Moves = [new FieldMove("partitions", text.From, text.To)] }).Single(finding => finding.Code == "KC1001").Answer is not null;
        return answered == (from == 12 && to == 24);
    });

    [Theory]
    [InlineData("2026-11-01", true)]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-12-01", true)]
    [InlineData("2026-12-02", false)]
    public void It_holds_to_its_last_day_and_thirty_days_after_its_last_change_at_most(string expires, bool holds) =>
        Assert.Equal(holds, Match(Fitting with { Expires = DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) })[0].Answer is not null);

    [Fact]
    public void Thirty_days_count_from_the_commit()
    {
        var shelf = Shelf(Fitting) with { Committed = new Dictionary<string, DateOnly> { [Fitting.Path] = new(2026, 10, 30) } };
        Assert.Null(new EvidenceMatcher(shelf, "prod", Today).Match([Asking], isWhole: true).Single(finding => finding.Code == "KC1001").Answer);
    }

    [Fact]
    public void An_acknowledgement_needs_a_reason_and_no_sections()
    {
        var acknowledged = Asking with { Severity = Severity.Ack };
        var file = Fitting with { Body = new Dictionary<string, string>() };
        Assert.NotNull(Match(file, acknowledged)[0].Answer);
        Assert.Null(Match(file with { Prose = "" }, acknowledged).Single(finding => finding.Code == "KC1001").Answer);
        Assert.Null(Match(file).Single(finding => finding.Code == "KC1001").Answer);
    }

    [Fact]
    public void A_refusal_is_answered_by_nothing() => Assert.Null(Match(Fitting, Asking with { Severity = Severity.Refuse })[0].Answer);

    [Fact]
    public void An_old_file_beside_one_that_fits_is_no_problem()
    {
        var shelf = Shelf(Fitting with { Location = new SourceLocation("runbooks/a-old.md", 1, 1), Expires = new DateOnly(2026, 10, 1) }, Fitting);
        Assert.Equal("runbooks/x.md", Assert.Single(new EvidenceMatcher(shelf, "prod", Today).Match([Asking], isWhole: true)).Answer?.Path);
    }

    [Fact]
    public void One_file_answers_several_rules_on_one_change_and_must_name_each()
    {
        var second = Asking with { Code = "KC7007", Asks = new EvidenceRequest("topic/orders.placed", [new FieldMove("partitions", "12", "24")], [], []) };
        var findings = new EvidenceMatcher(Shelf(Fitting), "prod", Today).Match([Asking, second], isWhole: true);
        Assert.Equal([true, false], findings.Select(finding => finding.Answer is not null));
        var both = new EvidenceMatcher(Shelf(Fitting with { Rules = ["KC1001", "KC7007"] }), "prod", Today).Match([Asking, second], isWhole: true);
        Assert.All(both, finding => Assert.NotNull(finding.Answer));
    }

    [Fact]
    public void What_is_done_already_of_a_files_change_says_nothing() =>
        Assert.NotNull(Match(Fitting with { Moves = [.. Fitting.Moves, new FieldMove("max.message.bytes", "1", "2")] })[0].Answer);

    [Fact]
    public void Without_CODEOWNERS_nobody_can_approve() =>
        Assert.Contains("there is no CODEOWNERS", new EvidenceMatcher(new EvidenceShelf([Fitting], null), "prod", Today).OwnProblem(Fitting), StringComparison.Ordinal);

    [Fact]
    public void A_part_of_the_plan_says_nothing_of_files_for_the_rest() =>
        Assert.Empty(new EvidenceMatcher(Shelf(Fitting), "prod", Today).Match([], isWhole: false));

    private static EvidenceFile Mutate(string mutation) => mutation switch
    {
        "rule" => Fitting with { Rules = ["KC1002"] },
        "resource" => Fitting with { Resource = "topic/orders.cancelled" },
        "environment" => Fitting with { Environment = "prod", Expires = new DateOnly(2026, 10, 1) },
        "from" => Fitting with { Moves = [new FieldMove("partitions", "6", "24")] },
        "to" => Fitting with { Moves = [new FieldMove("partitions", "12", "36")] },
        "field" => Fitting with { Moves = [new FieldMove("replicationFactor", "12", "24")] },
        "another value" => Fitting with { Moves = [.. Fitting.Moves, new FieldMove("partitions", "12", "48")] },
        "no moves" => Fitting with { Moves = [] },
        "strategy" => Fitting with { Strategy = "hope" },
        "no strategy" => Fitting with { Strategy = null },
        "new-topic" => Fitting with { Strategy = EvidenceFile.NewTopic },
        "approver" => Fitting with { Approver = "@orders" },
        "expired" => Fitting with { Expires = new DateOnly(2026, 10, 31) },
        "too long" => Fitting with { Expires = new DateOnly(2027, 1, 1) },
        "no expiry" => Fitting with { Expires = null },
        "placeholder" => Fitting with { Prose = "Said. [TODO: more]" },
        "section" => Fitting with { Body = Fitting.Body.Where(section => section.Key != "Rollback").ToDictionary() },
        "bound" => Fitting with { MaximumRecordsDeleted = 9 },
        "no bound" => Fitting with { MaximumRecordsDeleted = null },
        _ => Fitting with { Problems = [Asking] },
    };

    private static IReadOnlyList<Finding> Match(EvidenceFile file, Finding? finding = null) => new EvidenceMatcher(Shelf(file), "prod", Today).Match([finding ?? Asking], isWhole: true);

    private static EvidenceShelf Shelf(params EvidenceFile[] files) => new(files, CodeOwners.Parse("* @platform"));
}
