namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Rules for names: letters, digits and underscores, not beginning with a digit; dots in full names.</summary>
internal static class AvroNames
{
    public static bool IsName(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    public static bool IsFullName(string text) => text.Length > 0 && text.Split('.').All(IsName);

    /// <summary>A name as it is called from within a namespace.</summary>
    public static string Qualify(string name, string space) => name.Contains('.', StringComparison.Ordinal) || space.Length == 0 ? name : $"{space}.{name}";

    public static string NamespaceOf(string fullName) => fullName.LastIndexOf('.') is var dot and > 0 ? fullName[..dot] : "";
}
