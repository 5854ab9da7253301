using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;

namespace KafkaConfig.Cli;

/// <summary>Opens each cluster that links copy from once, at the first question about it, and closes them together.</summary>
/// <param name="open">Opens one; throws <see cref="Core.Model.UnavailableException"/> where there is nothing to ask.</param>
public sealed class LinkSources(Func<EnvironmentDefinition, (LinkSource Source, IReadOnlyList<IDisposable> Connections)> open) : ILinkSources, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkSource> _sources = new(StringComparer.Ordinal);
    private readonly List<IDisposable> _connections = [];

    public LinkSource Of(EnvironmentDefinition source)
    {
        lock (_lock)
        {
            if (_sources.TryGetValue(source.Name, out var known))
                return known;
            var (opened, connections) = open(source);
            _connections.AddRange(connections);
            return _sources[source.Name] = opened;
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }
}
