namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Which names of links can stand in a path.</summary>
internal static class LinkNames
{
    /// <summary>What is wrong with the name; null: nothing.</summary>
    public static string? Complaint(string name)
    {
        if (name.Length == 0)
            return "a link needs a name";
        // A dash alone stands for all of them.
        return name is "-" or "." or ".." || name.AsSpan().IndexOfAny("/\\%") >= 0 || name.Any(character => char.IsControl(character) || char.IsSurrogate(character) || char.IsWhiteSpace(character))
            ? "the REST API cannot be asked for a link whose name is -, . or .. or holds a blank, /, \\, % or a control character"
            : null;
    }
}
