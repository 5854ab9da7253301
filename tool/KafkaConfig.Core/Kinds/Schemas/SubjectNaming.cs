namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Which topic a subject's schemas are for, by the naming strategies of Confluent's serializers: topic (<c>orders.placed-value</c>), topic and record
/// (<c>orders.placed-acme.Placed</c>), record (<c>acme.Placed</c>).</summary>
public static class SubjectNaming
{
    private static readonly string[] Suffixes = ["-value", "-key"];

    /// <summary>The topic; null where the name tells none: the record strategy, and names of people's own.</summary>
    public static string? TopicOf(string subject, string? recordName)
    {
        var name = WithoutContext(subject);
        foreach (var suffix in recordName is null ? Suffixes : [.. Suffixes, $"-{recordName}"])
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
                return name[..^suffix.Length];
        }

        return null;
    }

    /// <summary>True where the subject describes values of the topic's records.</summary>
    public static bool IsValueOf(string subject, string? recordName, string topic) =>
        TopicOf(subject, recordName) == topic && !WithoutContext(subject).EndsWith("-key", StringComparison.Ordinal);

    /// <summary><c>:.name:</c>; null for a subject of the default context.</summary>
    public static string? ContextOf(string subject) =>
        subject.StartsWith(":.", StringComparison.Ordinal) && subject.IndexOf(':', 2) is var end and > 0 ? subject[..(end + 1)] : null;

    private static string WithoutContext(string subject) => ContextOf(subject) is { } context ? subject[context.Length..] : subject;
}
