using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>Checks evidence by itself, for its authors: what a plan only warns of is an error here.</summary>
public static class EvidenceCheck
{
    public static IReadOnlyList<Finding> Check(EvidenceShelf shelf, IReadOnlyList<RuleDescription> rules, IReadOnlyList<string> environments, IReadOnlySet<string> production, DateOnly today)
    {
        var findings = new List<Finding>();
        foreach (var file in shelf.Files)
        {
            findings.AddRange(file.Problems);
            if (file.Problems.Count > 0)
                continue;
            if (!environments.Contains(file.Environment))
                findings.Add(Unknown(file, "environment", file.Environment, environments));
            if (file.Resource != EvidenceFile.RunResource && !ResourceAddress.TryParse(file.Resource, out _))
                findings.Add(ShapeRules.WrongType.Finding($"'{file.Resource}' is no resource; expected an address such as topic/orders.placed, or run.", null, file.Location));
            if (new EvidenceMatcher(shelf, file.Environment, today).OwnProblem(file) is { } problem)
                findings.Add(EvidenceInvalid.Rule.Finding($"{file.Path} allows nothing: {problem}.", null, file.Location));
            else if (EvidenceMatcher.BodyProblem(file, SeverityOf(file, rules, production)) is { } lack)
                findings.Add(EvidenceInvalid.Rule.Finding($"{file.Path} allows nothing yet: {lack}.", null, file.Location, safeWay: "Answer the questions of the template, all of its sections."));
        }

        return findings;
    }

    // Outside production a runbook is an acknowledgement.
    private static Severity SeverityOf(EvidenceFile file, IReadOnlyList<RuleDescription> rules, IReadOnlySet<string> production) =>
        production.Contains(file.Environment) && rules.Any(rule => rule.DefaultSeverity == Severity.Runbook && file.Rules.Contains(rule.Code)) ? Severity.Runbook : Severity.Ack;

    private static Finding Unknown(EvidenceFile file, string noun, string name, IReadOnlyList<string> known) => ShapeRules.UnknownReference.Finding(
        $"There is no {noun} '{name}'.", null, file.Location,
        safeWay: NearestName.Of(name, known) is { } nearest ? $"Did you mean '{nearest}'?" : $"Known: {string.Join(", ", known)}.") with
    { Why = null };
}
