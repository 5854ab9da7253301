using KafkaConfig.Core.Findings;

namespace KafkaConfig.Core.Loading;

/// <summary>Block KC0: what can be wrong with a file before anything is known of its meaning. Any of them gives exit code 1.</summary>
public static class ShapeRules
{
    public static RuleDescription UnreadableFile { get; } = new(
        "KC0001", Severity.Refuse, "File cannot be read",
        "A file that is no UTF-8 text, is over 1 MiB, or is a link that leaves the repository cannot be reviewed, and may be an attack on the machine that reads it.",
        "Keep plain UTF-8 files of a reviewable size inside the repository.");

    public static RuleDescription InvalidYaml { get; } = new(
        "KC0002", Severity.Refuse, "Not valid YAML",
        "YAML is read strictly: one document a file, spaces for indentation, few aliases, little depth.",
        "Correct the line; an editor with the JSON Schemas of docs/schemas shows such mistakes while you type.");

    public static RuleDescription DuplicateKey { get; } = new(
        "KC0003", Severity.Refuse, "Key given twice",
        "Many parsers silently keep the last value, so a reviewer reads one and the cluster gets the other.",
        "Keep one of them.");

    public static RuleDescription UnknownKey { get; } = new(
        "KC0004", Severity.Refuse, "Unknown key",
        "A mistyped key that is ignored is a setting that nobody has.",
        "Use the suggested key; kafka-config schemas writes all of them for your editor.");

    public static RuleDescription WrongType { get; } = new(
        "KC0005", Severity.Refuse, "Wrong kind of value",
        "A number where text is wanted, or the reverse, means that the author meant something else.",
        "Write what the message expects; quote text that looks like a number.");

    public static RuleDescription MissingKey { get; } = new(
        "KC0006", Severity.Refuse, "Required key missing",
        "There are no silent defaults for what a topic must say: an owner to ask, and how many partitions and replicas it has.",
        "Add the key in the file, in its profile, or under defaults in kafka-config.yaml.");

    public static RuleDescription DuplicateResource { get; } = new(
        "KC0007", Severity.Refuse, "Two files for one resource",
        "Which of the two holds would depend on the order in which files are read; names that differ in case alone overwrite each other on macOS and Windows.",
        "Keep one of the files.");

    public static RuleDescription NameMismatch { get; } = new(
        "KC0008", Severity.Refuse, "File name and stated name differ",
        "A file's name is its resource's name; a file that also states it must state the same.",
        "Rename the file, or drop the name from it.");

    public static RuleDescription NotManaged { get; } = new(
        "KC0009", Severity.Refuse, "Not managed by this version",
        "A file or key that were skipped silently would look as if it were in force.",
        "Move it out of the repository's folders until a version manages it.");

    public static RuleDescription UnknownReference { get; } = new(
        "KC0010", Severity.Refuse, "Reference to something undeclared",
        "A profile, owner or environment that is declared nowhere is a spelling mistake.",
        "Use one that kafka-config.yaml or environments/ declare, or declare it.");

    public static RuleDescription UnknownConfig { get; } = new(
        "KC0011", Severity.Refuse, "Unknown topic config",
        "Brokers refuse the whole topic for one unknown config name.",
        "Use Kafka's name, written as Kafka writes it.");

    public static RuleDescription InvalidConfigValue { get; } = new(
        "KC0012", Severity.Refuse, "Invalid value for a topic config",
        "Brokers refuse the whole topic for one value out of range.",
        "Use a value of the named kind and range.");

    public static RuleDescription IllegalName { get; } = new(
        "KC0013", Severity.Refuse, "Name that Kafka refuses",
        "A topic's name is 1 to 249 letters, digits, dots, underscores and hyphens, and neither '.' nor '..'.",
        "Rename the file.");

    public static RuleDescription LiteralSecret { get; } = new(
        "KC0014", Severity.Refuse, "Literal secret",
        "Everybody who can read the repository, and everybody who ever could, would hold the credential.",
        "Write ${env:NAME}, set the variable where the tool runs, and rotate the exposed value.");

    public static RuleDescription ForbiddenClientKey { get; } = new(
        "KC0015", Severity.Refuse, "Client setting that is not allowed",
        "A connection is made with the settings that a reviewer can judge: none that runs programs, loads libraries or switches verification off.",
        "Keep to security.protocol, sasl.*, ssl.*, socket.* and client.id.");

    public static RuleDescription InvalidSchema { get; } = new(
        "KC0016", Severity.Refuse, "Not a valid schema",
        "A registry refuses text that it cannot parse, and lenient parsers let through what breaks the first program that reads it.",
        "Correct the line; the message says what the language expects there.");

    public static IReadOnlyList<RuleDescription> All { get; } =
    [
        UnreadableFile, InvalidYaml, DuplicateKey, UnknownKey, WrongType, MissingKey, DuplicateResource, NameMismatch, NotManaged,
        UnknownReference, UnknownConfig, InvalidConfigValue, IllegalName, LiteralSecret, ForbiddenClientKey, InvalidSchema,
    ];
}
