using System.Globalization;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Core.Applying;

/// <summary>Asks rules, evidence and gates once more, on facts read immediately before a write: what was harmless when it was planned may not be now.</summary>
/// <param name="plan">The plan in hand.</param>
/// <param name="content">The repository.</param>
/// <param name="environment">The environment.</param>
/// <param name="live">Its cluster.</param>
/// <param name="judge">The same as at plan time.</param>
/// <param name="time">The clock.</param>
public sealed class ApplyGuard(EnvironmentPlan plan, RepositoryContent content, EnvironmentDefinition environment, LiveEnvironment live, Judge judge, TimeProvider time)
{
    /// <summary>Between two measurements of gates that are waited for.</summary>
    public static readonly TimeSpan PollingPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<ResourceAddress, IReadOnlyList<string>> _evidence = [];

    /// <summary>What let a change pass when it was looked at last: rule, file, approver, and what each gate measured over the whole window.</summary>
    public IReadOnlyList<string> EvidenceOf(ResourceAddress address) =>
        _evidence.GetValueOrDefault(address) ?? [.. plan.Findings.Where(finding => finding.Answer is not null && finding.Address == address).Select(Words)];

    /// <summary>Until when gates that do not hold are measured again; null: once.</summary>
    public DateTimeOffset? Patience { get; init; }

    /// <summary>By address of a change that must not be made, why.</summary>
    public async Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAsync(IReadOnlyList<Change> batch, CancellationToken cancellationToken)
    {
        var refused = new Dictionary<ResourceAddress, string>();
        foreach (var address in batch.Select(change => change.Address).Distinct())
        {
            if (OutsideWindow(address) is { } closed)
                refused[address] = closed;
        }

        var risky = batch.Where(change => !refused.ContainsKey(change.Address) && live.Readers.Any(reader => reader.ResourceKind == change.Address.Kind && reader.RestsOnFacts(change))).ToList();
        if (risky.Count == 0)
            return refused;
        foreach (var (address, why) in await CheckFactsAsync(risky, cancellationToken))
            refused[address] = why;
        return refused;
    }

    private async Task<IReadOnlyDictionary<ResourceAddress, string>> CheckFactsAsync(List<Change> risky, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var (refused, isGatesAlone) = await CheckOnceAsync(risky, cancellationToken);
                if (refused.Count == 0 || !isGatesAlone || !(time.GetUtcNow() < Patience))
                    return refused;
            }
            catch (UnavailableException problem)
            {
                return risky.Select(change => change.Address).Distinct().ToDictionary(address => address, _ => $"What it rests on could not be read again. {problem.Message}");
            }

            await Task.Delay(PollingPause, time, cancellationToken);
        }
    }

    private async Task<(Dictionary<ResourceAddress, string> Refused, bool IsGatesAlone)> CheckOnceAsync(List<Change> risky, CancellationToken cancellationToken)
    {
        var facts = await live.ReadFactsAsync(risky, new FactLook(Window(risky), IsFresh: true), cancellationToken);
        var context = new CheckContext { Settings = content.Settings, Environment = environment, Definitions = content.Definitions[environment.Name], Changes = risky, Facts = facts };
        var findings = judge.CheckAgain(context, content.Evidence, time.GetUtcNow(), plan.Findings);
        foreach (var answered in findings.Where(finding => finding is { Answer: not null, Address: not null }).GroupBy(finding => finding.Address))
            _evidence[answered.Key ?? throw new System.Diagnostics.UnreachableException()] = [.. answered.Select(Words)];
        var stopping = findings.Where(finding => finding.Stops).ToList();
        var refused = new Dictionary<ResourceAddress, string>();
        foreach (var address in risky.Select(change => change.Address).Distinct())
        {
            if (!facts.TryGetValue(address, out var fact))
                refused[address] = "It does not exist any more; plan again.";
            else if (plan.Identities.TryGetValue(address, out var planned) && fact.Identity != planned)
                refused[address] = fact.Identity is null ? "Whether it is still the same could not be read." : "It was deleted and created again, or changed by somebody else, since it was planned; plan again.";
            else if (stopping.FirstOrDefault(finding => finding.Address == address) is { } finding)
                refused[address] = Sentence(finding);
        }

        var isGatesAlone = refused.Keys.All(address => stopping.Any(finding => finding.Address == address))
            && stopping.All(finding => finding.Answer is not null);
        return (refused, isGatesAlone);
    }

    // A plan may be made at any time; its change may not.
    private string? OutsideWindow(ResourceAddress address)
    {
        var now = time.GetUtcNow();
        var paths = plan.Findings.Where(finding => finding.Address == address || finding.Address is null).Select(finding => finding.Answer?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return content.Evidence.Files.FirstOrDefault(file => paths.Contains(file.Path) && file.Window is { } window && (now < window.Start || now > window.End)) is { Window: { } missed } file
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Path} allows it from {missed.Start:yyyy-MM-dd HH:mm} to {missed.End:yyyy-MM-dd HH:mm} UTC alone.")
            : null;
    }

    // The longest freeze window of the evidence in hand; without any, the two looks of a plan.
    private TimeSpan Window(List<Change> risky)
    {
        if (!live.IsLive)
            return TimeSpan.Zero;
        var paths = plan.Findings.Where(finding => risky.Any(change => change.Address == finding.Address)).Select(finding => finding.Answer?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return content.Evidence.Files.Where(file => paths.Contains(file.Path)).Select(file => file.FreezeWindow).Append(live.ProvisionalWindow).Max();
    }

    private static string Words(Finding finding) =>
        $"{finding.Code} {finding.Answer?.Path} ({finding.Answer?.Approver}): {string.Join("; ", finding.Answer?.Gates.Select(gate => $"{gate.Gate} {gate.Figures}") ?? [])}";

    private static string Sentence(Finding finding)
    {
        var failing = finding.Answer?.Gates.FirstOrDefault(gate => gate.Status != GateStatus.Holds);
        return failing is not null
            ? $"{finding.Code}: the gate {failing.Gate} does not hold: {failing.Figures}."
            : $"{finding.Code}: {finding.What} {finding.Why}".TrimEnd();
    }
}
