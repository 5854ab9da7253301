using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Reads the schema registry of a sandbox or a snapshot. It judges Avro; of other languages it says that it cannot.</summary>
public sealed class SandboxSchemaRegistry(SandboxFile file) : ISchemaRegistry
{
    public Task<RegistryDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var registry = Read();
        return Task.FromResult(new RegistryDescription(registry.Level, registry.Mode ?? "READWRITE", TellsUnsetLevels: true, []));
    }

    public Task<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> contexts, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(
        [.. Read().Subjects.Where(subject => (subject.Value.Unseen is not null || subject.Value.Live.Any()) && (SubjectNaming.ContextOf(subject.Key) is not { } context || contexts.Contains(context))).Select(subject => subject.Key)]);

    public Task<IReadOnlyList<NamedFact<LiveSchema?>>> ReadLatestAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) =>
        EachAsync(subjects, (name, subject) => subject.Live.LastOrDefault()?.ToLive(name));

    public Task<IReadOnlyList<NamedFact<IReadOnlyList<LiveSchema>>>> ReadVersionsAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) =>
        EachAsync<IReadOnlyList<LiveSchema>>(subjects, (name, subject) => [.. subject.Live.Select(version => version.ToLive(name))]);

    public Task<IReadOnlyList<NamedFact<bool>>> ReadHiddenAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) =>
        EachAsync(subjects, (_, subject) => subject.Versions.Count > 0 && !subject.Live.Any());

    public Task<IReadOnlyList<NamedFact<LiveSchema?>>> ReadAsync(IReadOnlyList<SubjectVersion> versions, CancellationToken cancellationToken)
    {
        var registry = Read();
        return Task.FromResult<IReadOnlyList<NamedFact<LiveSchema?>>>([.. versions.Select(version => Fact(registry, version.Subject, subject =>
            subject.Live.FirstOrDefault(live => live.Version == version.Version)?.ToLive(version.Subject)))]);
    }

    public Task<IReadOnlyList<NamedFact<CompatibilityLevel?>>> ReadLevelsAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) =>
        EachAsync(subjects, (_, subject) => subject.Level);

    public Task<IReadOnlyList<NamedFact<string?>>> ReadModesAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        var mode = Read().Mode ?? "READWRITE";
        return EachAsync<string?>(subjects, (_, subject) => subject.Mode ?? mode);
    }

    public Task<IReadOnlyList<NamedFact<int?>>> LookUpAsync(IReadOnlyList<NewSchema> schemas, CancellationToken cancellationToken)
    {
        var registry = Read();
        return Task.FromResult<IReadOnlyList<NamedFact<int?>>>([.. schemas.Select(schema => Fact(registry, schema.Subject, subject => SandboxSchemas.Same(subject, schema)?.Version))]);
    }

    public Task<IReadOnlyList<NamedFact<RegistryVerdict>>> CheckAsync(IReadOnlyList<NewSchema> schemas, CancellationToken cancellationToken)
    {
        var registry = Read();
        return Task.FromResult<IReadOnlyList<NamedFact<RegistryVerdict>>>([.. schemas.Select(schema => new NamedFact<RegistryVerdict>(schema.Subject, SandboxSchemas.Judge(registry, schema)))]);
    }

    public Task<IReadOnlyList<NamedFact<IReadOnlyList<string>>>> ReadReferrersAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        var registry = Read();
        return EachAsync<IReadOnlyList<string>>(subjects, (name, _) => SandboxSchemas.Referrers(registry, name));
    }

    private SandboxRegistry Read() => file.Read().Registry ?? SandboxRegistry.Empty;

    private Task<IReadOnlyList<NamedFact<T>>> EachAsync<T>(IReadOnlyList<string> subjects, Func<string, SandboxSubject, T> read)
    {
        var registry = Read();
        return Task.FromResult<IReadOnlyList<NamedFact<T>>>([.. subjects.Select(name => Fact(registry, name, subject => read(name, subject)))]);
    }

    private static NamedFact<T> Fact<T>(SandboxRegistry registry, string name, Func<SandboxSubject, T> read)
    {
        var subject = registry.Subjects.GetValueOrDefault(name) ?? new SandboxSubject();
        return new NamedFact<T>(name, subject.Unseen is { } why ? new Fact<T>.Unknown(why) : new Fact<T>.Known(read(subject)));
    }
}
