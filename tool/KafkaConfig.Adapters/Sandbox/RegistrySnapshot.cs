using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Saves what a plan needs of a live schema registry: every live version, levels and modes.</summary>
public static class RegistrySnapshot
{
    /// <summary>A subject that may not be read is kept as unseen, never left out silently.</summary>
    public static async Task<SandboxRegistry> ReadAsync(ISchemaRegistry registry, IReadOnlyCollection<string> declared, CancellationToken cancellationToken)
    {
        var description = await registry.DescribeAsync(cancellationToken);
        var contexts = declared.Select(SubjectNaming.ContextOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var names = (await ListAsync(registry, contexts, cancellationToken)).Union(declared, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var versions = await registry.ReadVersionsAsync(names, cancellationToken);
        var levels = await registry.ReadLevelsAsync(names, cancellationToken);
        var subjects = new SortedDictionary<string, SandboxSubject>(StringComparer.Ordinal);
        foreach (var (name, version, level) in names.Zip(versions, levels))
        {
            var why = (version.Fact as Fact<IReadOnlyList<LiveSchema>>.Unknown)?.Why ?? (level.Fact as Fact<CompatibilityLevel?>.Unknown)?.Why;
            var held = version.Fact is Fact<IReadOnlyList<LiveSchema>>.Known known ? known.Value : [];
            var own = level.Fact is Fact<CompatibilityLevel?>.Known set ? set.Value : null;
            if (why is null && held.Count == 0 && own is null)
                continue;
            subjects[name] = new SandboxSubject
            {
                Unseen = why,
                Level = own,
                Versions = [.. held.Select(schema => new SandboxSchema { Version = schema.Version, Id = schema.Id, Language = schema.Language, Text = schema.Text, References = schema.References.Count == 0 ? null : schema.References })],
            };
        }

        return new SandboxRegistry { Level = description.Level, Mode = description.Mode == "READWRITE" ? null : description.Mode, Subjects = subjects };
    }

    // What is declared is enough to plan by.
    private static async Task<IReadOnlyList<string>> ListAsync(ISchemaRegistry registry, IReadOnlyList<string> contexts, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.ListAsync(contexts, cancellationToken);
        }
        catch (IncompleteListException)
        {
            return [];
        }
    }
}
