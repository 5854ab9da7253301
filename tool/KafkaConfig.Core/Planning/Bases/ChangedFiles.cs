using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Planning.Bases;

/// <summary>What the files alone tell of a change, for a plan that may ask no cluster.</summary>
public static class ChangedFiles
{
    private const int MostNamed = 50;

    /// <summary>A line for each resource that is new, changed in its own file, or gone; null where there is none.</summary>
    /// <param name="from">The base.</param>
    /// <param name="files">What is proposed.</param>
    /// <param name="content">The same, read.</param>
    /// <param name="environment">The environment's name.</param>
    public static string? Between(GivenBase from, IRepository files, RepositoryContent content, string environment)
    {
        var (before, after) = (from.Content.Definitions.GetValueOrDefault(environment, []), content.Definitions[environment]);
        var (old, now) = (before.Select(definition => definition.Address).ToHashSet(), after.Select(definition => definition.Address).ToHashSet());
        List<string> lines =
        [
            .. now.Except(old).Order().Select(address => $"{address} is new"),
            .. after.Where(definition => old.Contains(definition.Address) && from.Repository.Read(definition.Location.Path).Text != files.Read(definition.Location.Path).Text).Select(definition => $"{definition.Address} is changed"),
            .. old.Except(now).Order().Select(address => $"{address} leaves the files"),
        ];
        return lines.Count == 0 ? null : $"By the files alone:\n{string.Join('\n', lines.Take(MostNamed))}{(lines.Count > MostNamed ? $"\nand {lines.Count - MostNamed} more" : "")}";
    }
}
