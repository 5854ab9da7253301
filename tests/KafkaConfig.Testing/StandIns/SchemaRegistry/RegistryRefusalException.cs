using System.Globalization;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>An error as Confluent's registry words it.</summary>
public sealed class RegistryRefusalException(int status, int code, string message) : StandInRefusalException(status, code, message)
{
    public static RegistryRefusalException NoSubject(string subject) => new(404, 40401, $"Subject '{subject}' not found.");

    public static RegistryRefusalException NoVersion(string version) => new(404, 40402, $"Version {version} not found.");

    public static RegistryRefusalException NoSchema() => new(404, 40403, "Schema not found");

    public static RegistryRefusalException NoPath() => new(404, 404, "HTTP 404 Not Found");

    public static RegistryRefusalException DeletedSubject(string subject) => new(404, 40404, $"Subject '{subject}' was soft deleted. Set permanent=true to delete permanently");

    public static RegistryRefusalException LiveSubject(string subject) => new(404, 40405, $"Subject '{subject}' was not deleted first before being permanently deleted");

    public static RegistryRefusalException DeletedVersion(string subject, int version) =>
        new(404, 40406, string.Create(CultureInfo.InvariantCulture, $"Subject '{subject}' Version {version} was soft deleted. Set permanent=true to delete permanently"));

    public static RegistryRefusalException LiveVersion(string subject, int version) =>
        new(404, 40407, string.Create(CultureInfo.InvariantCulture, $"Subject '{subject}' Version {version} was not deleted first before being permanently deleted"));

    public static RegistryRefusalException NoLevel(string subject) => new(404, 40408, $"Subject '{subject}' does not have subject-level compatibility configured");

    public static RegistryRefusalException NoMode(string subject) => new(404, 40409, $"Subject '{subject}' does not have subject-level mode configured");

    public static RegistryRefusalException Incompatible(string subject, string why) =>
        new(409, 40901, $"Schema being registered is incompatible with an earlier schema for subject \"{subject}\", details: [{why}]");

    public static RegistryRefusalException Unparsable(string why) => new(422, 42201, $"Invalid schema: {why}");

    public static RegistryRefusalException BadVersion(string version) =>
        new(422, 42202, $"The specified version '{version}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");

    public static RegistryRefusalException BadLevel() => new(422, 42203, "Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive");

    public static RegistryRefusalException BadMode() => new(422, 42204, "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, IMPORT, and FORWARD");

    public static RegistryRefusalException NotPermitted(string why) => new(422, 42205, why);

    public static RegistryRefusalException Referenced(string subject, int version) =>
        new(422, 42206, string.Create(CultureInfo.InvariantCulture, $"One or more references exist to the schema {{magic=1,keytype=SCHEMA,subject={subject},version={version}}}."));
}
