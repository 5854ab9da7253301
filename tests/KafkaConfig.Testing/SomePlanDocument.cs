using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Testing;

/// <summary>Builds plans as files of <c>plan --out</c> hold them.</summary>
public static class SomePlanDocument
{
    public static EnvironmentPlanDocument Of(string environment, IReadOnlyList<ChangeDocument>? changes = null, IReadOnlyList<FindingDocument>? findings = null) => new(
        environment, true, Verdict(changes ?? [], findings ?? []), "4L6g3nShT-eMCtK--X86sw", null, "4f2c1e9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e", "1.0.0", new DateTimeOffset(2026, 11, 1, 14, 2, 0, TimeSpan.Zero),
        "7d0c5b3a9e21", [], [], "additive", changes ?? [], findings ?? [], [], [], [], 12, []);

    public static ChangeDocument Create(string address, params (string Field, string Value)[] fields) => new(
        address, "create", "not-on-cluster", "additive", [.. fields.Select(field => new FieldDocument(field.Field, null, null, field.Value, "file", null, null, Unit(field.Field), File(address), 3))], File(address), 1, null, null);

    public static ChangeDocument Update(string address, string field, string? before, string? after) => new(
        address, "update", "differs-from-cluster", "disruptive", [new FieldDocument(field, before, "topic", after, "file", null, null, Unit(field), File(address), 14)], File(address), 1, "d1", null);

    public static ChangeDocument Delete(string address, params (string Field, string Value)[] fields) => new(
        address, "delete", "not-declared", "destructive", [.. fields.Select(field => new FieldDocument(field.Field, field.Value, "topic", null, null, null, null, Unit(field.Field), null, null))], null, null, "d2", null);

    public static FindingDocument Finding(string code, string severity, string what, string? address = "topic/orders.placed", string? why = null, string? safeWay = null, bool? stops = null) => new(
        code, severity, stops ?? severity is "refuse" or "runbook" or "ack", what, why, safeWay, null, null, null, address, [], address is null ? null : File(address), address is null ? null : 14, address is null ? null : 3);

    public static PlanDocument Document(params EnvironmentPlanDocument[] plans) => new(1, plans, []);

    public static string Number(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static string Verdict(IReadOnlyList<ChangeDocument> changes, IReadOnlyList<FindingDocument> findings) =>
        findings.Any(finding => finding.Stops) ? "refused" : changes.Count > 0 ? "changes" : "no-changes";

    private static string File(string address) => $"{address.Split('/')[0]}s/{address.Split('/')[^1]}.yaml";

    private static string? Unit(string field) => field.EndsWith(".ms", StringComparison.Ordinal) ? "milliseconds" : field.EndsWith(".bytes", StringComparison.Ordinal) ? "bytes" : null;
}
