using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Core.Applying;

/// <summary>Reads back what was written by planning it again: nothing may be left to do. A successful write becomes visible late, after thousands of creations by seconds, so it
/// polls.</summary>
public sealed class Verifier(RepositoryContent content, EnvironmentDefinition environment, LiveEnvironment live, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>By address, what is still other than planned.</summary>
    public async Task<IReadOnlyDictionary<ResourceAddress, string>> VerifyAsync(IReadOnlyList<Change> written)
    {
        var pending = written.Select(change => change.Address).ToHashSet();
        var problems = new Dictionary<ResourceAddress, string>();
        var started = time.GetTimestamp();
        var calmSince = new Dictionary<ResourceAddress, long>();
        for (var pause = TimeSpan.FromMilliseconds(20); pending.Count > 0; pause = pause < TimeSpan.FromMilliseconds(500) ? pause * 2 : pause)
        {
            (problems, var final) = await CheckAsync(pending, written);
            foreach (var address in pending)
                Note(address);
            pending.RemoveWhere(IsSettled);
            // What looks well at the end is given its time.
            if (pending.Count == 0 || (pending.All(problems.ContainsKey) && (time.GetElapsedTime(started) > Limit || pending.All(final.Contains))))
                break;
            await Task.Delay(pause, time, CancellationToken.None);
        }

        return problems;

        void Note(ResourceAddress address)
        {
            if (problems.ContainsKey(address))
                calmSince.Remove(address);
            else
                calmSince.TryAdd(address, time.GetTimestamp());
        }

        bool IsSettled(ResourceAddress address) => calmSince.TryGetValue(address, out var since) && time.GetElapsedTime(since) >= SettlingOf(address);
    }

    private TimeSpan SettlingOf(ResourceAddress address) => live.Readers.Where(reader => reader.ResourceKind == address.Kind).Select(reader => reader.SettlingOf(address)).FirstOrDefault();

    // The problems, and which of them no waiting mends.
    private async Task<(Dictionary<ResourceAddress, string> Problems, HashSet<ResourceAddress> Final)> CheckAsync(HashSet<ResourceAddress> pending, IReadOnlyList<Change> written)
    {
        try
        {
            var difference = await Planner.CompareAsync(content, environment, live, pending.Contains, CancellationToken.None);
            var problems = difference.Unread.ToDictionary();
            var verbs = written.Select(change => (change.Address, change.GetType())).ToHashSet();
            // Another change of the same resource may have failed, and is reported as such: only the verbs that were written are judged here.
            // Of a resource that was created, everything must be as planned.
            var created = written.Where(change => change.Reason == Reason.NotOnCluster).Select(change => change.Address).ToHashSet();
            // What has become impossible meanwhile is not as planned either.
            foreach (var change in difference.Changes.Where(change => verbs.Contains((change.Address, change.GetType())) || created.Contains(change.Address) || change.Impact == Impact.Impossible))
                problems[change.Address] = $"still to {change.Action}: {string.Join(", ", change.Fields.Select(field => $"{field.Field} is {field.Before ?? "absent"}"))}";
            foreach (var reader in live.Readers)
            {
                var pendingChanges = written.Where(change => change.Address.Kind == reader.ResourceKind && pending.Contains(change.Address)).ToList();
                foreach (var (address, problem) in await reader.CheckAfterAsync(pendingChanges, CancellationToken.None))
                    problems.TryAdd(address, problem);
            }

            return (problems, difference.Changes.Where(change => change.Impact == Impact.Impossible).Select(change => change.Address).ToHashSet());
        }
        catch (UnavailableException problem)
        {
            return (pending.ToDictionary(address => address, _ => problem.Message), []);
        }
    }
}
