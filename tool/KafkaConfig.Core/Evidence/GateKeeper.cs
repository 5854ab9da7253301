using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Evidence;

/// <summary>Measures the gates of findings that evidence answers. A gate that cannot be measured is KC9001.</summary>
public sealed class GateKeeper(IReadOnlyList<IGate> gates)
{
    /// <param name="findings">Matched; those with an answer get their figures.</param>
    /// <param name="files">The evidence.</param>
    /// <param name="context">The changes with their facts.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<Finding> Measure(IReadOnlyCollection<Finding> findings, IReadOnlyList<EvidenceFile> files, CheckContext context, DateTimeOffset now)
    {
        var measured = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (finding is not { Asks: { } request, Answer: { } answer })
            {
                measured.Add(finding);
                continue;
            }

            var file = files.First(file => file.Path == answer.Path);
            var facts = finding.Address is { } address ? context.Facts.GetValueOrDefault(address) : null;
            var asked = new GateContext(file, facts, now);
            var results = gates.Where(gate => request.Gates.Contains(gate.Name)).Select(gate => gate.Measure(asked)).ToList();
            measured.Add(finding with { Answer = answer with { Gates = results } });
            // One that a rule lacked too is said already.
            if (finding.Address is { } about && results.Find(result => result.Status == GateStatus.Unknown) is { } unknown && !findings.Any(known => known.Code == FactsUnavailable.Code && known.Address == about))
                measured.Add(FactsUnavailable.Finding(about, finding.Location, $"The gate {unknown.Gate} could not be measured: {unknown.Figures}.") with { Environments = finding.Environments });
        }

        return measured;
    }
}
