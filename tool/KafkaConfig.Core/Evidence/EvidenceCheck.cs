using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>Checks evidence by itself, for its authors: what a plan only warns of is an error here.</summary>
public static class EvidenceCheck
{
    public static IReadOnlyList<Finding> Check(EvidenceShelf shelf, IReadOnlyList<string> environments, DateOnly today)
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
            else if (EvidenceBody.HasPlaceholder(file.Prose))
                findings.Add(EvidenceInvalid.Rule.Finding($"{file.Path} allows nothing yet: its text still holds a [TODO].", null, file.Location, safeWay: "Answer the questions of the template."));
            else if (file.Prose.Length == 0)
                findings.Add(EvidenceInvalid.Rule.Finding($"{file.Path} allows nothing: it gives no reason.", null, file.Location));
        }

        return findings;
    }

    private static Finding Unknown(EvidenceFile file, string noun, string name, IReadOnlyList<string> known) => ShapeRules.UnknownReference.Finding(
        $"There is no {noun} '{name}'.", null, file.Location,
        safeWay: NearestName.Of(name, known) is { } nearest ? $"Did you mean '{nearest}'?" : $"Known: {string.Join(", ", known)}.") with
    { Why = null };
}
