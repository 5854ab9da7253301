using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class SandboxLinkClusterTests : MirrorMovesContract, IDisposable
{
    // As the contract's links name their source.
    private const string SourceFile = "source.example:9092";

    private readonly TemporaryFolder _folder = new();
    private readonly SandboxFile _file;
    private readonly SandboxFile _source;

    public SandboxLinkClusterTests()
    {
        _file = new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 1) { Root = _folder.Path };
        _source = new SandboxFile(Path.Combine(_folder.Path, SourceFile), 1);
        _source.Write(_source.Read() with { ClusterId = "lkc-source" });
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<LinkPorts> OpenAsync()
    {
        var (cluster, writer) = (new SandboxLinkCluster(_file), new SandboxLinkClusterWriter(_file));
        return Task.FromResult(new LinkPorts(cluster, cluster, writer, writer));
    }

    protected override Task AddSourceTopicAsync(string name, int partitions) => AddAsync(_source, name, partitions);

    protected override Task AddTopicAsync(string name) => AddAsync(_file, name, 1);

    protected override Task HoldAsync(string link, string mirror, MirrorStatus status) => _file.ChangeAsync(state =>
    {
        var found = (state.Links ?? throw new InvalidOperationException())[link];
        found.Mirrors[mirror] = found.Mirrors[mirror] with { Status = status };
        return state;
    }, Token);

    private static Task AddAsync(SandboxFile file, string name, int partitions) => file.ChangeAsync(state =>
    {
        state.Topics[name] = new SandboxTopic { Assignments = [.. Enumerable.Repeat<IReadOnlyList<int>>([1], partitions)] };
        return state;
    }, Token);
}
