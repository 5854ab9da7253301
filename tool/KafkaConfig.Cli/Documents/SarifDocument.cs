using System.Text.Json.Serialization;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>An offline check as SARIF 2.1.0, for code scanning. Live findings are never written so: they would differ from run to run.</summary>
public sealed record SarifDocument([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifDocument.Run> Runs)
{
    public sealed record Run(Tool Tool, IReadOnlyList<Result> Results);

    public sealed record Tool(Driver Driver);

    public sealed record Driver(string Name, IReadOnlyList<Rule> Rules);

    public sealed record Rule(string Id, Text ShortDescription, Text FullDescription, Text Help);

    public sealed record Text([property: JsonPropertyName("text")] string Content);

    public sealed record Result(string RuleId, string Level, Text Message, IReadOnlyList<Location> Locations, IReadOnlyDictionary<string, string> PartialFingerprints);

    public sealed record Location(PhysicalLocation PhysicalLocation);

    public sealed record PhysicalLocation(ArtifactLocation ArtifactLocation, Region Region);

    public sealed record ArtifactLocation(string Uri);

    public sealed record Region(int StartLine, int StartColumn);

    public static SarifDocument Of(ValidationReport report)
    {
        var used = report.Findings.Select(finding => finding.Code).ToHashSet(StringComparer.Ordinal);
        var rules = RuleCatalog.Descriptions.Where(rule => used.Contains(rule.Code))
            .Select(rule => new Rule(rule.Code, new Text(rule.Title), new Text(rule.Why), new Text(rule.SafeWay)));
        return new SarifDocument("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", [new Run(new Tool(new Driver("kafka-config", [.. rules])), [.. report.Findings.Select(Write)])]);
    }

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.SarifDocument);

    private static Result Write(Finding finding)
    {
        var message = string.Join(' ', new[] { finding.What, finding.Why, finding.SafeWay }.Where(text => text is not null));
        var place = finding.Location is { } location
            ? new PhysicalLocation(new ArtifactLocation(Uri.EscapeDataString(location.Path).Replace("%2F", "/", StringComparison.Ordinal)), new Region(location.Line, location.Column))
            : new PhysicalLocation(new ArtifactLocation("kafka-config.yaml"), new Region(1, 1));
        // Without the line: the same finding stays the same alert when lines above it move.
        var fingerprint = Digest.Of($"{finding.Code}\n{finding.Location?.Path}\n{finding.What}", digits: 32);
        return new Result(
            finding.Code, finding.Stops ? "error" : finding.Severity == Severity.Warn ? "warning" : "note", new Text(message), [new Location(place)],
            new Dictionary<string, string> { ["kafkaConfig/v1"] = fingerprint });
    }
}
