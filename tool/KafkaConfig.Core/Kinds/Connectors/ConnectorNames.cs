namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Which names can stand in a path. A worker takes any name at creation, trims it, and refuses some in every other request.</summary>
public static class ConnectorNames
{
    /// <summary>What is wrong with the name; null: nothing.</summary>
    public static string? Complaint(string name)
    {
        if (name.Length == 0)
            return "a connector needs a name";
        if (name is "." or ".." || name.AsSpan().IndexOfAny("/\\%") >= 0 || name.Any(character => char.IsControl(character) || char.IsSurrogate(character)))
            return "a worker cannot be asked for a connector whose name is . or .. or holds /, \\, % or a control character";
        return name.Trim().Length < name.Length ? "a worker takes blanks off both ends of a connector's name" : null;
    }

    /// <summary>Where a worker keeps it.</summary>
    public static string Path(string name, string rest = "") => $"/connectors/{Uri.EscapeDataString(name)}{rest}";
}
