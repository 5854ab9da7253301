using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>Writes the schema registry of a sandbox, and refuses what a registry refuses. Held to the real one by the contract suite.</summary>
public sealed class SandboxSchemaRegistryWriter(SandboxFile file) : ISchemaRegistryWriter
{
    public async Task<Registration> RegisterAsync(NewSchema schema, CancellationToken cancellationToken)
    {
        Registration? registration = null;
        await ChangeAsync(schema.Subject, (registry, subject) =>
        {
            (registration, subject) = Register(registry, subject, schema);
            return subject;
        }, cancellationToken);
        return registration ?? throw new System.Diagnostics.UnreachableException();
    }

    public async Task<WriteResult> SetLevelAsync(string subject, CompatibilityLevel level, CancellationToken cancellationToken)
    {
        var result = WriteResult.Done(subject);
        await ChangeAsync(subject, (registry, before) =>
        {
            if (ReadOnly(registry, before, subject) is not { } refused)
                return before with { Level = level };
            result = refused;
            return before;
        }, cancellationToken);
        return result;
    }

    public async Task<WriteResult> DeleteAsync(string subject, bool isPermanent, CancellationToken cancellationToken)
    {
        var result = WriteResult.Done(subject);
        await ChangeAsync(subject, (registry, before) =>
        {
            var isLive = before.Live.Any();
            var problem = ReadOnly(registry, before, subject)?.Why
                ?? (before.Versions.Count == 0 || (!isLive && !isPermanent) ? $"Subject '{subject}' not found."
                : isPermanent && isLive ? $"Subject '{subject}' was not deleted first before being permanently deleted."
                : isLive && SandboxSchemas.Referrers(registry, subject) is [var first, ..] ? $"One or more references exist to the schema: {first}."
                : null);
            if (problem is not null)
            {
                result = WriteResult.Refused(subject, problem);
                return before;
            }

            return isPermanent ? new SandboxSubject() : before with { Versions = [.. before.Versions.Select(version => version with { IsDeleted = true })] };
        }, cancellationToken);
        return result;
    }

    private static (Registration Registration, SandboxSubject Subject) Register(SandboxRegistry registry, SandboxSubject subject, NewSchema schema)
    {
        if (SandboxSchemas.Same(subject, schema) is { } same)
            return (new Registration(WriteResult.Done(schema.Subject), same.Version, same.Id), subject);
        var problem = ReadOnly(registry, subject, schema.Subject)?.Why
            ?? SandboxSchemas.Unresolved(registry, schema)
            ?? (SandboxSchemas.Read(schema.Language, schema.Text) is null ? "Invalid schema." : null)
            ?? SandboxSchemas.Judge(registry, schema) switch
            {
                Fact<RegistryVerdict>.Known { Value.IsCompatible: true } => null,
                Fact<RegistryVerdict>.Known { Value: var verdict } => $"Schema being registered is incompatible with an earlier schema: {string.Join(' ', verdict.Messages)}",
                Fact<RegistryVerdict>.Unknown unknown => unknown.Why,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        if (problem is not null)
            return (new Registration(WriteResult.Refused(schema.Subject, problem)), subject);
        var version = new SandboxSchema
        {
            Version = (subject.Versions.Count == 0 ? 0 : subject.Versions[^1].Version) + 1,
            Id = IdOf(registry, schema),
            Language = schema.Language,
            Text = schema.Text,
            References = schema.References.Count == 0 ? null : schema.References,
        };
        return (new Registration(WriteResult.Done(schema.Subject), version.Version, version.Id), subject with { Versions = [.. subject.Versions, version] });
    }

    // One id for one content, whatever the subject.
    private static int IdOf(SandboxRegistry registry, NewSchema schema)
    {
        var all = registry.Subjects.Values.SelectMany(subject => subject.Versions).ToList();
        return all.Find(version => version.Language == schema.Language && version.Text == schema.Text && (version.References ?? []).SequenceEqual(schema.References))?.Id
            ?? (all.Count == 0 ? 1 : all.Max(version => version.Id) + 1);
    }

    private static WriteResult? ReadOnly(SandboxRegistry registry, SandboxSubject subject, string name) => (subject.Mode ?? registry.Mode) is { } mode and not "READWRITE"
        ? WriteResult.Refused(name, $"Subject {name} is in {mode} mode.")
        : null;

    private Task ChangeAsync(string name, Func<SandboxRegistry, SandboxSubject, SandboxSubject> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return file.ChangeAsync(state =>
        {
            var registry = state.Registry ?? SandboxRegistry.Empty;
            var before = registry.Subjects.GetValueOrDefault(name) ?? new SandboxSubject();
            var after = change(registry, before);
            if (ReferenceEquals(before, after))
                return state;
            var subjects = new SortedDictionary<string, SandboxSubject>(registry.Subjects, StringComparer.Ordinal) { [name] = after };
            // Nothing of it is left.
            if (after is { Versions.Count: 0, Level: null, Mode: null, Unseen: null })
                subjects.Remove(name);
            return state with { Registry = registry with { Subjects = subjects } };
        }, cancellationToken);
    }
}
