namespace KafkaConfig.Core.Model;

/// <summary>How a revision of the config repository is written: a commit, with a word behind it where files differ from it, or a word alone.</summary>
public static class Revision
{
    /// <summary>Outside Git.</summary>
    public const string None = "none";

    /// <summary>Behind a commit where files differ from it.</summary>
    public const string Dirty = "-dirty";

    private const int ShownDigits = 7;

    public static bool IsDirty(string revision) => revision.EndsWith(Dirty, StringComparison.Ordinal);

    /// <summary>The commit alone.</summary>
    public static string CommitOf(string revision) => IsDirty(revision) ? revision[..^Dirty.Length] : revision;

    /// <summary>As people write it.</summary>
    public static string Short(string revision) => CommitOf(revision) is { Length: > ShownDigits } commit && commit.All(char.IsAsciiHexDigit) ? $"{commit[..ShownDigits]}{(IsDirty(revision) ? Dirty : "")}" : revision;
}
