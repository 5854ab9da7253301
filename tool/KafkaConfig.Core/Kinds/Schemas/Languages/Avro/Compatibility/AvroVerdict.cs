namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro.Compatibility;

/// <summary>Whether a subject takes a schema as its next version. <paramref name="Conflicts"/>: empty where it does.</summary>
public sealed record AvroVerdict(IReadOnlyList<AvroConflict> Conflicts)
{
    public bool IsCompatible => Conflicts.Count == 0;

    /// <summary>As a registry judges: against the latest version, or, transitively, against all from the newest on until one does not fit.</summary>
    public static AvroVerdict Judge(CompatibilityLevel level, SchemaWithReferences candidate, IReadOnlyList<AvroVersion> versionsOldestFirst)
    {
        var isTransitive = level is CompatibilityLevel.BackwardTransitive or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.FullTransitive;
        var versions = versionsOldestFirst.Reverse().Take(isTransitive ? versionsOldestFirst.Count : 1);
        var conflicts = versions.Select(version => Against(level, candidate, version)).FirstOrDefault(found => found.Count > 0);
        return new AvroVerdict(conflicts ?? []);
    }

    private static IReadOnlyList<AvroConflict> Against(CompatibilityLevel level, SchemaWithReferences candidate, AvroVersion version)
    {
        var isBackward = level is CompatibilityLevel.Backward or CompatibilityLevel.BackwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;
        var isForward = level is CompatibilityLevel.Forward or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;
        return
        [
            .. isBackward ? Reading(candidate, version.Schema, version.Version, AvroDirection.NewReadsOld) : [],
            .. isForward ? Reading(version.Schema, candidate, version.Version, AvroDirection.OldReadsNew) : [],
        ];
    }

    private static IEnumerable<AvroConflict> Reading(SchemaWithReferences reader, SchemaWithReferences writer, int version, AvroDirection direction) =>
        AvroCompatibility.Check(reader, writer, direction).Select(found => new AvroConflict(version, direction, found));
}
