using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views;

/// <summary>The words for findings that come from a document, as a plan that was made elsewhere; the same as for those of this run.</summary>
public static class FindingWords
{
    public static string Word(FindingDocument finding) => finding.Severity switch
    {
        _ when RuleDescription.IsShapeCode(finding.Code) => "ERROR",
        "refuse" when finding.Code == Core.Checking.FactsUnavailable.Code => "UNREAD",
        _ when finding.Evidence is { Holds: true } => "ALLOWED",
        "refuse" => "REFUSED",
        "runbook" => "NEEDS RUNBOOK",
        "ack" => "NEEDS ACKNOWLEDGEMENT",
        "warn" => "WARNING",
        _ => "NOTE",
    };

    /// <summary><c>Allowed by runbooks/x.md</c>, or that its gates do not hold yet.</summary>
    public static string Verdict(EvidenceDocument evidence) => GateWords.Verdict(evidence.Holds, evidence.File, evidence.Approver);

    /// <summary>A gate in one line.</summary>
    public static string Line(GateDocument gate) => $"{GateWords.Word(Enum.TryParse<GateStatus>(gate.Status, ignoreCase: true, out var status) ? status : GateStatus.Unknown)}  {gate.Gate}: {gate.Figures}";
}
