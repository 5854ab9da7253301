namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Which names Kafka takes for topics.</summary>
public static class TopicNames
{
    private const int MaximumLength = 249;

    /// <summary>What is wrong with a name, in words that complete "it …"; null: nothing.</summary>
    public static string? Problem(string name) => name switch
    {
        "." or ".." or "" => "is no name",
        { Length: > MaximumLength } => "is longer than 249 characters",
        _ when Illegal(name) is { } bad => $"holds '{bad}'; only ASCII letters, digits, dots, underscores and hyphens are allowed",
        _ => null,
    };

    private static char? Illegal(string name)
    {
        foreach (var character in name)
        {
            if (!(char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-'))
                return character;
        }

        return null;
    }
}
