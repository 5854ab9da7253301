using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class SandboxSchemaRegistryTests : SchemaRegistryRulesContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override string Prefix => "orders.s";

    public void Dispose() => _folder.Dispose();

    protected override Task<(ISchemaRegistry Registry, ISchemaRegistryWriter Writer)> OpenAsync()
    {
        var file = new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 1);
        file.Write(file.Read() with { Registry = new SandboxRegistry { Level = CompatibilityLevel.None } });
        return Task.FromResult<(ISchemaRegistry, ISchemaRegistryWriter)>((new SandboxSchemaRegistry(file), new SandboxSchemaRegistryWriter(file)));
    }
}
