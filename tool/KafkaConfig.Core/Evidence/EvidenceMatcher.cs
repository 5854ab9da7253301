using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Evidence;

/// <summary>Decides, alone, which reviewed file answers which finding. A file allows one exact change: each value that a finding asks for must be in it, and none of its values may
/// be another than the planned one. What it says of a field that is done already says nothing.</summary>
/// <param name="shelf">The files.</param>
/// <param name="environment">Where the change is planned.</param>
/// <param name="today">In UTC.</param>
public sealed class EvidenceMatcher(EvidenceShelf shelf, string environment, DateOnly today)
{
    /// <summary>How long a file may hold after the commit that last changed it.</summary>
    public const int LongestDays = 30;

    /// <summary>The findings, those that a file fits with their answer (gates not measured yet), and KC9003 for each file that was meant and does not fit.</summary>
    /// <param name="findings">All of a plan.</param>
    /// <param name="planned">All that was found when the change was planned, where only a part of it is looked at again: a file is bound to all of it; null: <paramref name="findings"/>.</param>
    /// <param name="isWhole">False where a part is planned: then files that nobody asks for say nothing.</param>
    public IReadOnlyList<Finding> Match(IReadOnlyCollection<Finding> findings, bool isWhole, IReadOnlyCollection<Finding>? planned = null)
    {
        var matched = new List<Finding>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var invalid = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            if (finding.Asks is not { } request || finding.Severity is not (Severity.Runbook or Severity.Ack))
            {
                matched.Add(finding);
                continue;
            }

            var wanted = MovesOf(request.Resource, planned ?? findings);
            var meant = shelf.Files.Where(file => file.Rules.Contains(finding.Code) && file.Resource == request.Resource && file.Environment == environment).ToList();
            asked.UnionWith(meant.Select(file => file.Path));
            var judged = meant.Select(file => (File: file, Problem: Problem(file, finding, request, wanted))).ToList();
            var fitting = judged.Find(item => item.Problem is null).File;
            matched.Add(fitting is null ? finding : Answered(finding, request, fitting));
            // One that fits is enough; beside it, an old one is no problem.
            foreach (var (file, problem) in fitting is null ? judged : [])
                invalid.TryAdd(file.Path, Invalid(file, problem ?? "", finding));
        }

        matched.AddRange(invalid.Values);
        if (isWhole)
            matched.AddRange(shelf.Files.Where(file => !asked.Contains(file.Path) && !IsForApplyAlone(file) && (file.Environment == environment || file.Environment.Length == 0)).Select(NotAsked));
        return matched;
    }

    /// <summary>Everything that is wrong with a file by itself; null: nothing. What only a plan can tell is not looked at.</summary>
    public string? OwnProblem(EvidenceFile file)
    {
        if (file.Problems.Count > 0)
            return $"it has errors: {file.Problems[0].What.TrimEnd('.')}{(file.Problems[0].Location is { } place ? $" ({place})" : "")}";
        if (file.Expires is not { } expires)
            return "it does not say when it expires";
        if (expires < today)
            return $"it expired on {Day(expires)}";
        if (shelf.AgeUnknown is { } unknown)
            return $"when it was last changed cannot be told: {unknown}";
        // A commit of the future is one of today.
        var changed = shelf.Committed.TryGetValue(file.Path, out var committed) && committed < today ? committed : today;
        if (expires > changed.AddDays(LongestDays))
            return $"it expires on {Day(expires)}, more than {LongestDays} days after its last change on {Day(changed)}";
        if (shelf.Owners is null)
            return "there is no CODEOWNERS, so nobody can approve it";
        var owners = shelf.Owners.Of(shelf.Below + file.Path);
        return owners.Contains(file.Approver, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"its approver {file.Approver} is no owner of {shelf.Below}{file.Path} in CODEOWNERS ({(owners.Count == 0 ? "nobody is" : string.Join(", ", owners))})";
    }

    private string? Problem(EvidenceFile file, Finding finding, EvidenceRequest request, IReadOnlyCollection<FieldMove> wanted)
    {
        if (OwnProblem(file) is { } own)
            return own;
        var moves = file.Moves.Select(move => shelf.Normalize(file.Resource, move)).ToHashSet();
        if (!request.Moves.All(moves.Contains) || moves.Any(move => !wanted.Contains(move) && wanted.Any(planned => planned.Field == move.Field)))
            return $"it is for {string.Join(", ", file.Moves)}, and the plan says {string.Join(", ", wanted.OrderBy(move => move.Field, StringComparer.Ordinal))}";
        if (request.Strategies.Count > 0 && file.Strategy is null)
            return $"it chooses no strategy; expected {string.Join(" or ", request.Strategies)}";
        if (request.Strategies.Count > 0 && !request.Strategies.Contains(file.Strategy))
        {
            return file.Strategy == EvidenceFile.NewTopic
                ? "it chooses the strategy new-topic: then this topic is left as it is, a new one is declared beside it, and consumers and producers move there. Take the change out of the files"
                : $"it chooses the strategy {file.Strategy}; only {string.Join(" or ", request.Strategies)} is safe here";
        }

        if (request.RecordsDeleted is not null && file.MaximumRecordsDeleted is null)
            return "it sets no bound on the records that may go; add facts: { maxRecordsDeleted: N }";
        if (request.RecordsDeleted > file.MaximumRecordsDeleted)
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it allows {Amount.Of(file.MaximumRecordsDeleted ?? 0, "record")} to go, and it would be {request.RecordsDeleted:N0}");
        return BodyProblem(file, finding.Severity);
    }

    /// <summary>What the text lacks for a finding of this severity; null: nothing.</summary>
    internal static string? BodyProblem(EvidenceFile file, Severity severity)
    {
        if (EvidenceBody.HasPlaceholder(file.Prose))
            return "its text still holds a placeholder of the template";
        if (severity == Severity.Ack)
            return file.Prose.Length == 0 ? "it gives no reason" : null;
        var missing = EvidenceFile.Sections.Where(section => string.IsNullOrWhiteSpace(file.Body.GetValueOrDefault(section))).ToList();
        return missing.Count == 0 ? null : $"a runbook needs the sections {string.Join(", ", EvidenceFile.Sections)}, and {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing or empty";
    }

    // All that findings ask for on a resource is one change: a file may allow all of it at once.
    private static HashSet<FieldMove> MovesOf(string resource, IReadOnlyCollection<Finding> findings) =>
        [.. findings.Where(finding => finding.Asks?.Resource == resource).SelectMany(finding => finding.Asks?.Moves ?? [])];

    private static Finding Answered(Finding finding, EvidenceRequest request, EvidenceFile file) => finding with
    {
        Answer = new EvidenceAnswer(file.Path, file.Approver, request.Strategies.Count > 0 ? file.Strategy : null, []) { Groups = file.Groups, Producers = file.Producers },
    };

    private Finding Invalid(EvidenceFile file, string problem, Finding finding) => EvidenceInvalid.Rule.Finding(
        $"{file.Path} is meant for {finding.Code} on {file.Resource}, and does not fit: {problem}.", finding.Address, file.Location,
        safeWay: file.Strategy == EvidenceFile.NewTopic ? finding.SafeWay : null) with
    { Environments = [environment] };

    // A plan never asks for it.
    private static bool IsForApplyAlone(EvidenceFile file) => file.Rules is [PromotionState.RuleCode];

    private Finding NotAsked(EvidenceFile file) => EvidenceInvalid.Rule.Finding(
        file.Problems.Count > 0 ? $"{file.Path} has errors, and nothing asks for it: {file.Problems[0].What}" : $"Nothing asks for {file.Path}: its change is made, or was never planned.",
        null, file.Location, "A used runbook stays true as history, and allows nothing more.", "Remove it once the change is done.") with
    {
        Severity = Severity.Warn,
        Environments = [environment],
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
