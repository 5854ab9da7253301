using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Fills in what a file written by hand leaves out, and names what no cluster could be.</summary>
internal static class SandboxCheck
{
    public static SandboxState Complete(SandboxState state, string path)
    {
        var empty = new SandboxState();
        var topics = new SortedDictionary<string, SandboxTopic>(StringComparer.Ordinal);
        foreach (var (name, topic) in Entries(state.Topics, "topics", path))
        {
            Require(topic.Assignments is { Count: > 0 } && topic.Assignments.All(replicas => replicas is { Count: > 0 }), path, $"topics.{name}.assignments needs a list of brokers for each partition");
            Require(topic.Offsets?.All(offsets => offsets is { Count: 2 or 3 }) != false, path, $"topics.{name}.offsets needs the first and the end offset of each partition");
            topics[name] = topic with { Configs = topic.Configs ?? new(StringComparer.Ordinal) };
        }

        var groups = new SortedDictionary<string, SandboxGroup>(StringComparer.Ordinal);
        foreach (var (name, group) in Entries(state.Groups, "groups", path))
            groups[name] = group with { Committed = group.Committed ?? new(StringComparer.Ordinal) };
        return state with
        {
            ClusterId = state.ClusterId ?? empty.ClusterId,
            Brokers = state.Brokers is { Count: > 0 } ? state.Brokers : [1, 2, 3],
            Inherited = state.Inherited ?? new(StringComparer.Ordinal),
            Topics = topics,
            Groups = state.Groups is null ? null : groups,
            Connect = state.Connect is null ? null : new(Entries(state.Connect, "connect", path).ToDictionary(pair => pair.Key, pair => Complete(pair.Key, pair.Value, path)), StringComparer.Ordinal),
            Links = state.Links is null ? null : new(Entries(state.Links, "links", path).ToDictionary(pair => pair.Key, pair => Complete(pair.Key, pair.Value, path)), StringComparer.Ordinal),
            Registry = state.Registry is null ? null : Complete(state.Registry, path),
        };
    }

    private static SandboxConnect Complete(string name, SandboxConnect connect, string path)
    {
        foreach (var (connector, held) in Entries(connect.Connectors, $"connect.{name}.connectors", path))
            Require(held.Config?.Values.All(value => value is not null) != false, path, $"connect.{name}.connectors.{connector}.config has a key without a value");
        return Completed(name, connect, path);
    }

    private static SandboxConnect Completed(string name, SandboxConnect connect, string path) => connect with
    {
        Connectors = new(Entries(connect.Connectors, $"connect.{name}.connectors", path)
            .ToDictionary(pair => pair.Key, pair => pair.Value with { Config = new(pair.Value.Config ?? new(StringComparer.Ordinal), StringComparer.Ordinal) }), StringComparer.Ordinal),
    };

    private static SandboxLink Complete(string name, SandboxLink link, string path) => link with
    {
        RemoteClusterId = link.RemoteClusterId ?? "",
        State = link.State ?? "ACTIVE",
        Configs = link.Configs ?? new(StringComparer.Ordinal),
        Mirrors = new(Entries(link.Mirrors, $"links.{name}.mirrors", path).ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal),
    };

    private static SandboxRegistry Complete(SandboxRegistry registry, string path)
    {
        var subjects = new SortedDictionary<string, SandboxSubject>(StringComparer.Ordinal);
        foreach (var (name, subject) in Entries(registry.Subjects, "registry.subjects", path))
        {
            Require(subject.Versions?.All(version => version is { Text: not null }) != false, path, $"registry.subjects.{name}.versions needs a text for each version");
            subjects[name] = subject with { Versions = [.. (subject.Versions ?? []).OrderBy(version => version.Version)] };
        }

        return registry with { Subjects = subjects };
    }

    private static IEnumerable<KeyValuePair<string, T>> Entries<T>(SortedDictionary<string, T>? entries, string key, string path)
        where T : class
    {
        foreach (var entry in entries ?? new(StringComparer.Ordinal))
        {
            Require(entry.Value is not null, path, $"{key}.{entry.Key} is empty");
            yield return entry;
        }
    }

    private static void Require(bool holds, string path, string problem)
    {
        if (!holds)
            throw new UsageException($"{path}: this is no sandbox or snapshot: {problem}.");
    }
}
