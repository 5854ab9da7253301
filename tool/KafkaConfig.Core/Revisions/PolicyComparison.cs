using System.Globalization;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Revisions;

/// <summary>Says what of connections and policy differs between two revisions. Everything in these files is policy, but for what only gives resources their values; so a key that is
/// added later is policy too until somebody says otherwise. Comments, order and layout make no difference.</summary>
public static class PolicyComparison
{
    private static readonly IReadOnlyList<string> ValuesInSettings = ["defaults", "profiles"];
    private static readonly IReadOnlyList<string> ValuesInEnvironments = ["overrides"];

    /// <summary>By file, the keys that differ, and where the first of them stands now.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">What is proposed.</param>
    /// <param name="environment">The environment's name.</param>
    public static IReadOnlyList<(SourceLocation Location, IReadOnlyList<string> Keys)> Differences(IRepository before, IRepository after, string environment) =>
    [
        .. Differences(before, after, RepositoryLayout.SettingsFile, ValuesInSettings),
        .. Differences(before, after, $"{RepositoryLayout.EnvironmentsFolder}/{environment}{RepositoryLayout.YamlEnding}", ValuesInEnvironments),
    ];

    private static IEnumerable<(SourceLocation, IReadOnlyList<string>)> Differences(IRepository before, IRepository after, string path, IReadOnlyList<string> values)
    {
        var (old, now) = (Flatten(before, path, values), Flatten(after, path, values));
        var keys = old.Keys.Union(now.Keys, StringComparer.Ordinal).Where(key => !(old.TryGetValue(key, out var one) && now.TryGetValue(key, out var other) && one.Text == other.Text))
            .Order(StringComparer.Ordinal).ToList();
        if (keys.Count > 0)
            yield return (new SourceLocation(path, keys.Where(now.ContainsKey).Select(key => now[key].Line).DefaultIfEmpty(1).Min(), 1), keys);
    }

    private static Dictionary<string, (string Text, int Line)> Flatten(IRepository repository, string path, IReadOnlyList<string> values)
    {
        var flat = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        var file = repository.Read(path);
        if (file.Problem is null && YamlReader.Read(file, []) is { } root)
        {
            foreach (var entry in root.Entries.Where(entry => !values.Contains(entry.Key.Value)))
                Add(entry.Key.Value, entry.Value, flat);
        }

        return flat;
    }

    private static void Add(string key, YamlNode node, Dictionary<string, (string Text, int Line)> flat)
    {
        switch (node)
        {
            case YamlMapping { Entries.Count: > 0 } map:
                foreach (var entry in map.Entries)
                    Add($"{key}.{entry.Key.Value}", entry.Value, flat);
                break;
            case YamlSequence { Items.Count: > 0 } list:
                for (var index = 0; index < list.Items.Count; index++)
                    Add(string.Create(CultureInfo.InvariantCulture, $"{key}[{index}]"), list.Items[index], flat);
                break;
            default:
                // A number and the same digits in quotes are two values.
                flat[key] = (node is YamlScalar scalar ? $"{scalar.Noun} {scalar.Value}" : node.Noun, node.Line);
                break;
        }
    }
}
