using System.Security.Cryptography;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class ApicurioSchemaRegistryTests(LiveRegistry live) : SchemaRegistryRulesContract, IDisposable
{
    private RegistryClient? _client;

    protected override string Prefix { get; } = $"contract.{RandomNumberGenerator.GetHexString(8)}.s";

    // It has no path for them.
    protected override bool HasModes => false;

    // A subject that sets none is said to be at NONE.
    protected override bool TellsUnsetLevels => false;

    // NONE is the absence of a rule, and a rule cannot be taken from what is not there.
    protected override bool SetsLevelsOfAbsentSubjects => false;

    // Its check does not resolve references; registering does.
    protected override bool ChecksReferences => false;

    // It counts the contents that refer, and those stay until they are deleted permanently.
    protected override bool SoftDeletionFreesReferences => false;

    public void Dispose() => _client?.Dispose();

    protected override async Task<(ISchemaRegistry Registry, ISchemaRegistryWriter Writer)> OpenAsync()
    {
        _client = RegistryConnections.Open(await live.UrlAsync());
        return (new ConfluentSchemaRegistry(_client), new ConfluentSchemaRegistryWriter(_client));
    }
}
