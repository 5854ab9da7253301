using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning;

/// <summary>Rules, then evidence, then gates: all that decides whether changes may pass. The same at plan time and immediately before a write.</summary>
public sealed class Judge(Checker checker, GateKeeper gates)
{
    public IReadOnlyList<Finding> CheckOffline(CheckContext context) => checker.Check(context);

    public IReadOnlyList<Finding> CheckDefinitions(CheckContext context) => checker.CheckDefinitions(context);

    /// <param name="context">Changes and facts.</param>
    /// <param name="offline">What the rules over definitions found.</param>
    /// <param name="shelf">The repository's evidence.</param>
    /// <param name="now">UTC.</param>
    /// <param name="scope">What is planned; null: everything.</param>
    public IReadOnlyList<Finding> Check(CheckContext context, IReadOnlyList<Finding> offline, EvidenceShelf shelf, DateTimeOffset now, Func<ResourceAddress, bool>? scope)
    {
        context = WithEvidence(context, shelf, now);
        var findings = offline.Concat(checker.CheckLive(context)).Where(finding => finding.Address is not { } address || scope?.Invoke(address) != false).ToList();
        return Answer(findings, context, shelf, now, isWhole: scope is null);
    }

    /// <summary>The rules over single changes alone, for changes that are about to be made; <paramref name="planned"/>: all that was found when they were planned.</summary>
    public IReadOnlyList<Finding> CheckAgain(CheckContext context, EvidenceShelf shelf, DateTimeOffset now, IReadOnlyCollection<Finding> planned) =>
        Answer(checker.CheckChanges(WithEvidence(context, shelf, now)), context, shelf, now, isWhole: false, planned);

    // Groups that reviewers agreed to leave behind use nothing any more; only evidence that is in order says so.
    private static CheckContext WithEvidence(CheckContext context, EvidenceShelf shelf, DateTimeOffset now)
    {
        if (shelf.Files.Count == 0)
            return context;
        var matcher = Matcher(context, shelf, now);
        return context with
        {
            IsAbandoned = (address, group) => shelf.Files.Any(file =>
                file.Environment == context.Environment.Name && file.Resource == address.ToString() && file.Abandoned.Contains(group) && matcher.OwnProblem(file) is null),
        };
    }

    private static EvidenceMatcher Matcher(CheckContext context, EvidenceShelf shelf, DateTimeOffset now) => new(shelf, context.Environment.Name, DateOnly.FromDateTime(now.UtcDateTime));

    private IReadOnlyList<Finding> Answer(IReadOnlyCollection<Finding> findings, CheckContext context, EvidenceShelf shelf, DateTimeOffset now, bool isWhole, IReadOnlyCollection<Finding>? planned = null)
    {
        var matched = Matcher(context, shelf, now).Match(findings, isWhole, planned);
        return gates.Measure(matched, shelf.Files, context, now);
    }
}
