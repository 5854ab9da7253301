using System.Globalization;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Planning.Bases;

/// <summary>Says what of connections and policy differs between two revisions. Everything in these files is policy, but for what only gives resources their values; so a key that is
/// added later is policy too until somebody says otherwise. Comments, order and layout make no difference.</summary>
public static class PolicyComparison
{
    /// <summary>By file, the keys that differ, and where the first of them stands now. Of every environment: a link leads from one to another.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">What is proposed.</param>
    public static IReadOnlyList<(SourceLocation Location, IReadOnlyList<string> Keys)> Differences(IRepository before, IRepository after) =>
    [
        .. Differences(before, after, RepositoryLayout.SettingsFile, key => key is not ("defaults" or "profiles")),
        .. Files(before, after, RepositoryLayout.EnvironmentsFolder).SelectMany(path => Differences(before, after, path, key => key != "overrides")),
        // A link may name a cluster that no environment has.
        .. Files(before, after, LinkParser.Folder).SelectMany(path => Differences(before, after, path, key => key == LinkParser.SourceKey)),
    ];

    private static IEnumerable<string> Files(IRepository before, IRepository after, string folder) =>
        before.ListFiles().Concat(after.ListFiles()).Where(path => RepositoryLayout.FolderOf(path) == folder && RepositoryLayout.IsYaml(path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<(SourceLocation, IReadOnlyList<string>)> Differences(IRepository before, IRepository after, string path, Func<string, bool> isPolicy)
    {
        var (old, now) = (Flatten(before, path, isPolicy), Flatten(after, path, isPolicy));
        var keys = old.Keys.Union(now.Keys, StringComparer.Ordinal).Where(key => !(old.TryGetValue(key, out var one) && now.TryGetValue(key, out var other) && one.Text == other.Text))
            .Order(StringComparer.Ordinal).ToList();
        if (keys.Count > 0)
            yield return (new SourceLocation(path, keys.Where(now.ContainsKey).Select(key => now[key].Line).DefaultIfEmpty(1).Min(), 1), keys);
    }

    private static Dictionary<string, (string Text, int Line)> Flatten(IRepository repository, string path, Func<string, bool> isPolicy)
    {
        var flat = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        var file = repository.Read(path);
        if (file.Problem is null && YamlReader.Read(file, []) is { } root)
        {
            foreach (var entry in root.Entries.Where(entry => isPolicy(entry.Key.Value)))
                Add(entry.Key.Value, entry.Value, flat);
        }

        // A link from one environment to another connects as their files say.
        flat.Remove($"{LinkParser.SourceKey}.cluster");
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
