using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class SandboxConnectClusterTests : ConnectClusterContract
{
    protected override string Prefix => "orders.c";

    // A file stands still.
    protected override bool MovesRecords => false;

    protected override Task<(IConnectCluster Cluster, IConnectClusterWriter Writer)> OpenAsync()
    {
        var file = new SandboxFile(Path.Combine(Folder.Path, "cluster.json"), 1);
        file.Write(file.Read() with
        {
            Connect = new(StringComparer.Ordinal) { ["main"] = new SandboxConnect { Installed = [SomeConnector.FileSink, SomeConnector.FileSource, SomeConnector.MirrorSource] } },
        });
        return Task.FromResult<(IConnectCluster, IConnectClusterWriter)>((new SandboxConnectCluster(file, "main"), new SandboxConnectClusterWriter(file, "main")));
    }
}
