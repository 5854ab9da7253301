namespace KafkaConfig.Core.Findings;

/// <summary>One value of one exact change, in Kafka's raw form: what evidence is bound to.</summary>
/// <param name="Field">The field as files name it; <c>action</c> for a deletion or a rename.</param>
/// <param name="From">The live value; empty where there is none.</param>
/// <param name="To">The value after the change; <c>default</c> where the topic-level value goes.</param>
public sealed record FieldMove(string Field, string From, string To)
{
    public const string Default = "default";

    /// <summary>The field of what is no single value: a deletion, a rename.</summary>
    public const string ActionField = "action";

    public const string Delete = "delete";

    public const string Erase = "erase";

    public const string Restore = "restore";

    /// <summary>Fields that evidence names with a key of their own; all others but the action and the counts of a run are configs.</summary>
    public static IReadOnlyList<string> OwnFields { get; } = ["partitions", "state", "compatibility", "language", "subject", "class"];

    public static FieldMove Action(string to) => new(ActionField, "", to);

    public static string RenameTo(string name) => $"rename to {name}";

    /// <summary>As people read it: <c>partitions 12 -> 24</c>.</summary>
    public override string ToString() => From.Length == 0 ? $"{Field} {To}" : $"{Field} {From} -> {To}";
}
