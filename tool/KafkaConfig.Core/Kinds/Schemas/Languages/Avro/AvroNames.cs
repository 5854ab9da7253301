namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>What Avro's specification says of names.</summary>
internal static class AvroNames
{
    public static IReadOnlyList<string> Primitives { get; } = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

    /// <summary>Types that are objects with keys of their own.</summary>
    public static IReadOnlyList<string> Complex { get; } = ["record", "enum", "fixed", "array", "map"];

    public static bool IsLegal(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    public static bool IsLegalFullName(string name) => name.Split('.').All(IsLegal);

    /// <summary>Empty: no namespace.</summary>
    public static string SpaceOf(string fullName) => fullName.LastIndexOf('.') is var dot and >= 0 ? fullName[..dot] : "";

    public static string Qualify(string name, string space) => space.Length == 0 || name.Contains('.', StringComparison.Ordinal) ? name : $"{space}.{name}";

    /// <summary>The nearest legal name, to paste.</summary>
    public static string Repair(string name)
    {
        var legal = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        return legal.Length == 0 || char.IsAsciiDigit(legal[0]) ? $"_{legal}" : legal;
    }
}
