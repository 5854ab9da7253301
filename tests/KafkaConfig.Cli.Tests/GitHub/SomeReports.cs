using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views;
using KafkaConfig.Cli.Views.GitHub;
using KafkaConfig.Testing;
using static KafkaConfig.Testing.SomePlanDocument;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>The pull requests that the checked-in comments are about, by name.</summary>
internal static class SomeReports
{
    public const string Whole = "The whole plan is in the [job's summary](https://github.example/acme/kafka/actions/runs/1).";

    public static readonly string Marker = Core.Reporting.ReportMarker.Of("plan", ".");

    public static IReadOnlyDictionary<string, PullRequestReport> All { get; } = new Dictionary<string, PullRequestReport>
    {
        ["nothing-to-do"] = Report(Of("staging"), Of("prod")),
        ["safe-changes"] = Report(
            Of("staging", [Create("topic/orders.shipped", ("partitions", "6"), ("retention.ms", "86400000")), Update("topic/orders.placed", "max.message.bytes", "1048576", "2097152")]),
            Of("prod", [Create("topic/orders.shipped", ("partitions", "24"), ("retention.ms", "604800000")), Update("topic/orders.placed", "max.message.bytes", "1048576", "2097152")],
                [Finding("KC1014", "warn", "orders.shipped has 24 partitions, and few topics here have so many.", "topic/orders.shipped", "Each partition costs memory on three brokers.", "Start with 12.")]) with
            {
                Drift = [new DriftDocument("topic/orders.placed", "segment.ms", "3600000", null), new DriftDocument("topic/orders.tried", null, null, null)],
                Observations = [new ObservationDocument("mirror/standard-to-dedicated/orders.placed", "active", 1204, null)],
            }),
        ["refused"] = Report(
            Of("staging", [Update("topic/payments.events", "retention.ms", "604800000", "86400000")]),
            Of("prod",
                [Update("topic/payments.events", "retention.ms", "604800000", "86400000"), Delete("topic/payments.old", ("partitions", "12"), ("retention.ms", "604800000"))],
                [
                    Finding("KC2001", "refuse", "retention.ms of payments.events goes from 604800000 (7d) to 86400000 (1d).", "topic/payments.events",
                        "412,908 records become deletable; 38,114 of them are unread by group ledger-writer (partitions 0, 3).", "let ledger-writer catch up (lag 38,114), then step down: 7d, 3d, 1d in three merges."),
                    Finding("KC1008", "refuse", "payments.old is deleted, and group audit reads it.", "topic/payments.old", "Its members stop with an error.", "Stop audit first."),
                ])) with
        { Unavailable = [new UnavailableDocument("dr", "No broker of dr answers (kafka-1.dr.example:9092): connection refused.")] },
        ["needs-a-runbook"] = Report(
            Of("prod", [Update("topic/orders.placed", "partitions", "12", "24")],
                [
                    Finding("KC1001", "runbook", "partitions of orders.placed go from 12 to 24, and its order is by key.", why: "Half of all keys would move to another partition; 3 groups read this topic (2 active, 1 with lag 120).",
                        safeWay: "create orders.placed.v2 with 24 partitions and cut over.") with { PassesWhen = "a runbook of KC1001 for this change: kafka-config runbook new KC1001 topic/orders.placed --env prod" },
                    Finding("KC2012", "ack", "compression.type goes from producer to zstd.", why: "Clients older than 2.1 cannot read it.") with
                    {
                        Evidence = new EvidenceDocument("runbooks/zstd.md", "@acme/kafka-platform", null, false, [new GateDocument("groups-are-known", "holds", "3 groups"), new GateDocument("lag-is-zero", "fails", "120 behind")]),
                    },
                ]) with
            { NotEvaluated = [new UnreadDocument("connector/eu-2/orders-to-warehouse", "Connect cluster eu-2 answered 503.")] }),
        ["500-changes"] = Report(
            Of("staging", [.. Enumerable.Range(0, 250).Select(number => Create($"topic/orders.event-{Number(number)}", ("partitions", "6"), ("replicationFactor", "3"), ("retention.ms", "604800000")))]),
            Of("prod", [.. Enumerable.Range(0, 250).Select(number => number % 2 == 0
                    ? Create($"topic/orders.event-{Number(number)}", ("partitions", "24"), ("replicationFactor", "3"), ("retention.ms", "604800000"))
                    : Update($"topic/orders.event-{Number(number)}", "retention.ms", "86400000", "604800000"))],
                [Finding("KC9006", "refuse", "250 topics change in prod, and one run may change 200.", null, "A wrong default would reach all of them at once.", "Merge in parts.")])),
        ["hostile-names"] = Report(
            Of("prod", [.. HostileTexts.All.Select((attack, number) => Update($"topic/{attack}", attack, attack, $"{attack} {number}") with { Detail = $"+ {attack}\n- {attack}" })],
                [.. HostileTexts.All.Select(attack => Finding("KC2001", "refuse", attack, $"topic/{attack}", attack, attack) with { Attachment = attack, PassesWhen = attack })])),
    };

    public static PullRequestReport Report(params EnvironmentPlanDocument[] plans) => new()
    {
        Plans = plans,
        Unavailable = [],
        Head = "4f2c1e9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e",
        Base = "91ab03d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1",
        Time = FixedClock.Instance.GetUtcNow(),
    };

    public static string Comment(PullRequestReport report, int limit = CommentView.CommentLimit) => Text(new CommentView(limit, Marker, Whole), report);

    public static string Text<TReport>(IView<TReport> view, TReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        view.Render(report, writer);
        return writer.ToString();
    }
}
