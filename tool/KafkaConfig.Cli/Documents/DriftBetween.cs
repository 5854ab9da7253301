namespace KafkaConfig.Cli.Documents;

/// <summary>Finds what differs between environments beyond what their files declare: what is not as Git says in one of them, and is so, or otherwise, in another.</summary>
public static class DriftBetween
{
    /// <summary>Each with the first that is other, in the order of the first environment's differences.</summary>
    public static IReadOnlyList<DifferenceDocument> Of(IReadOnlyList<DriftEnvironmentDocument> environments)
    {
        var found = new List<DifferenceDocument>();
        for (var one = 0; one < environments.Count; one++)
        {
            for (var other = one + 1; other < environments.Count; other++)
                found.AddRange(Between(environments[one], environments[other]));
        }

        return found;
    }

    private static IEnumerable<DifferenceDocument> Between(DriftEnvironmentDocument one, DriftEnvironmentDocument other)
    {
        var (mine, theirs) = (ByKey(one), ByKey(other));
        foreach (var key in mine.Keys.Union(theirs.Keys).OrderBy(key => key.Address, StringComparer.Ordinal).ThenBy(key => key.Field, StringComparer.Ordinal))
        {
            var (here, there) = (mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key));
            // What could not be read there may be the same.
            if ((here is null && IsUnread(one, key.Address)) || (there is null && IsUnread(other, key.Address)) || (here is not null && there is not null && here.Live == there.Live && here.What == there.What))
                continue;
            yield return new DifferenceDocument(
                key.Address, key.Field.Length == 0 ? null : key.Field, null, null, $"{one.Environment}: {here?.What ?? "no difference"}; {other.Environment}: {there?.What ?? "no difference"}");
        }
    }

    private static bool IsUnread(DriftEnvironmentDocument environment, string address) => environment.NotEvaluated.Any(item => item.Address == address);

    private static Dictionary<(string Address, string Field), DifferenceDocument> ByKey(DriftEnvironmentDocument environment) =>
        environment.Differences.GroupBy(difference => (difference.Address, difference.Field ?? "")).ToDictionary(group => group.Key, group => group.First());
}
