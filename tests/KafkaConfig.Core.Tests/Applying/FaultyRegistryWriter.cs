using System.Collections.Concurrent;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Core.Tests.Applying;

/// <summary>A registry that loses requests or answers, and refuses one subject.</summary>
internal sealed class FaultyRegistryWriter(ISchemaRegistryWriter inner) : ISchemaRegistryWriter
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>In the order of calling.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    public void Forget() => _calls.Clear();

    public string? Refuses { get; set; }

    public int LosesRequests { get; set; }

    public int LosesAnswers { get; set; }

    public async Task<Registration> RegisterAsync(NewSchema schema, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"register {schema.Subject}");
        if (schema.Subject == Refuses)
            return new Registration(WriteResult.Refused(schema.Subject, "no"));
        if (LosesRequests-- > 0)
            return new Registration(new WriteResult(schema.Subject, WriteStatus.Uncertain, "no answer"));
        var registration = await inner.RegisterAsync(schema, cancellationToken);
        return LosesAnswers-- > 0 ? new Registration(new WriteResult(schema.Subject, WriteStatus.Uncertain, "no answer")) : registration;
    }

    public Task<WriteResult> SetLevelAsync(string subject, CompatibilityLevel level, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"level {subject} {level}");
        return inner.SetLevelAsync(subject, level, cancellationToken);
    }

    public Task<WriteResult> DeleteAsync(string subject, bool isPermanent, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"{(isPermanent ? "erase" : "delete")} {subject}");
        return inner.DeleteAsync(subject, isPermanent, cancellationToken);
    }
}
