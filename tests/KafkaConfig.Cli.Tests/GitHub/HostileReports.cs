using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Testing;
using static KafkaConfig.Testing.SomePlanDocument;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>Reports in which one text stands wherever a file or a cluster could put it.</summary>
internal static class HostileReports
{
    public static PullRequestReport Report(string text) => SomeReports.Report(
        Of(text, [Create($"topic/{text}", (text, text), ("b", "1")), Update($"topic/{text}2", text, text, "b") with { Detail = $"{text}\n{text}" }, Delete($"topic/{text}3", (text, text))],
            [
                .. ((string[])["refuse", "runbook", "ack", "warn", "info"]).Select(severity => Finding("KC2001", severity, text, $"topic/{text}", text, text) with
                {
                    Attachment = text, PassesWhen = text, Evidence = severity == "ack" ? new EvidenceDocument(text, text, text, false, [new GateDocument(text, "holds", text)]) : null,
                }),
            ]) with
        {
            ClusterId = text,
            Revision = text,
            Digest = text,
            Against = text,
            Only = [text],
            Drift = [new DriftDocument($"topic/{text}", text, text, null), new DriftDocument(text, null, null, text)],
            Observations = [new ObservationDocument(text, text, 1, text)],
            NotEvaluated = [new UnreadDocument(text, text)],
        },
        Of("other", [Update($"topic/{text}2", text, "c", "d")])) with
    { Unavailable = [new UnavailableDocument(text, text)], Head = text, Base = text };

    public static DriftReportDocument Drift(string text) => new(
        1,
        [new DriftEnvironmentDocument(text, text, text, FixedClock.Instance.GetUtcNow(), [new DifferenceDocument(text, text, text, text, text), new DifferenceDocument(text, null, null, null, text)], [new UnreadDocument(text, text)])],
        [new DifferenceDocument(text, text, text, text, text)],
        [new UnavailableDocument(text, text)]);

    public static ValidationReport Validation(string text) => new(1, ["prod"], [Found(text)]);

    public static Finding Found(string text) => new()
    {
        Code = "KC2001",
        Severity = Severity.Refuse,
        What = text,
        Why = text,
        SafeWay = text,
        PassesWhen = text,
        Attachment = text,
        Address = new ResourceAddress(ResourceKind.Topic, text),
        Location = new SourceLocation(text, 1, 1),
        Excerpt = text,
        Environments = [text],
    };

    public static PlanReport Plan(string text) => new(
        [
            new EnvironmentPlan
            {
                Environment = text, Production = true, ClusterId = text, Cluster = text, Against = text, Revision = text, ToolVersion = "1", CreatedAt = FixedClock.Instance.GetUtcNow(), Rights = [], Only = [text],
                Changes = [SomeTopic.Alter(("retention.ms", text, "1")), new AddPartitions(ResourceAddress.Topic(text), 1, SomeTopic.From(2, text), Ordering.ByKey, false) { OrderingKept = text }],
                Digests = new Dictionary<ResourceAddress, string>(), Findings = [Found(text), Found(text) with { Severity = Severity.Warn }],
                Drift = [new Drift(ResourceAddress.Topic(text), text, text, ValueUnit.None, null)], NotEvaluated = new Dictionary<ResourceAddress, string> { [ResourceAddress.Topic(text)] = text }, Unchanged = 0,
                Observations = [new Observation(ResourceAddress.Topic(text), text, 1, text)],
            },
        ],
        [new UnavailableEnvironment(text, text)]);

    public static ApplyRun Apply(string text)
    {
        var plan = Plan(text).Plans[0];
        return new ApplyRun(plan, new ApplyReport
        {
            Environment = text,
            Outcomes = [new ApplyOutcome(plan.Changes[0], ApplyStatus.Failed, text), new ApplyOutcome(plan.Changes[1], ApplyStatus.Done) { Note = text }],
            NotVerified = new Dictionary<ResourceAddress, string> { [ResourceAddress.Topic(text)] = text },
            JournalProblem = text,
        })
        { IsOver = true };
    }

    public static ShowReport Show(string text) => new(text, SomeTopic.Definition(name: text), text, text, [new ShownValue(text, text, ValueUnit.None, text, new SourceLocation(text, 1, 1)), new ShownValue("b", null, ValueUnit.None, text, new SourceLocation(text, 1, 1))]);

    public static HistoryReport History(string text) => new(text, new AppliedRevision(text, text, text, FixedClock.Instance.GetUtcNow(), text),
    [
        new RunRecord(
            new RunHeader { RunId = text, Environment = text, Who = text, StartedAt = FixedClock.Instance.GetUtcNow(), Revision = text, PlanDigest = text, ToolVersion = text, Only = [text] },
            [new JournalEntry.OperationsIntended(FixedClock.Instance.GetUtcNow(), [new JournaledOperation(text, text, [text], [text])]), new JournalEntry.OperationsDecided(FixedClock.Instance.GetUtcNow(), [new JournaledOutcome(text, text, text, text)])]),
    ]);

    public static ConnectorReport Connectors(string text) => new(text,
    [
        new ConnectorLine(text, text, new Fact<ConnectorStatus>.Known(new ConnectorStatus("FAILED", false, text, text, [new ConnectorTask(0, "FAILED", text, text), new ConnectorTask(1, text, text, null)]))),
        new ConnectorLine(text, text, new Fact<ConnectorStatus>.Unknown(text)),
    ]);
}
