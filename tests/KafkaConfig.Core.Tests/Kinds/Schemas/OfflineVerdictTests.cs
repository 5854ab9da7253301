using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

public sealed class OfflineVerdictTests
{
    private const string Id = "{ \"name\": \"id\", \"type\": \"string\" }";
    private const string WithNote = $"{Id}, {{ \"name\": \"note\", \"type\": \"string\" }}";

    private static readonly Dictionary<string, SchemaDocument> NoReferences = [];

    [Fact]
    public void Of_other_languages_nothing_can_be_said() =>
        Assert.Equal("the offline check knows Avro alone", Assert.IsType<Fact<SchemaVerdict>.Unknown>(Of(CompatibilityLevel.Backward, Json(), (1, Json()))).Why);

    [Fact]
    public void A_version_in_another_language_cannot_be_followed()
    {
        var verdict = Verdict(CompatibilityLevel.Backward, Avro(Id), (3, Json()), (4, Avro(Id)));
        Assert.False(verdict.IsCompatible);
        Assert.Equal(["Version 3 is written in another language."], verdict.Reasons);
    }

    [Fact]
    public void Says_who_judged_at_which_level()
    {
        var verdict = Verdict(CompatibilityLevel.Full, Avro(Id), (1, Avro(Id)));
        Assert.Equal((CompatibilityLevel.Full, true, "the offline check"), (verdict.Level, verdict.IsCompatible, verdict.Judge));
        Assert.Empty(verdict.Reasons);
    }

    [Fact]
    public void Names_the_version_where_it_is_not_the_latest()
    {
        const string Backward = "Field note was added without a default: new readers cannot read old records that lack it";
        Assert.Equal([$"{Backward}."], Verdict(CompatibilityLevel.BackwardTransitive, Avro(WithNote), (1, Avro(Id)), (5, Avro(Id))).Reasons);
        Assert.Equal([$"{Backward} (version 1)."], Verdict(CompatibilityLevel.BackwardTransitive, Avro(WithNote), (1, Avro(Id)), (5, Avro(WithNote))).Reasons);
        Assert.Empty(Verdict(CompatibilityLevel.Backward, Avro(WithNote), (1, Avro(Id)), (5, Avro(WithNote))).Reasons);
    }

    [Fact]
    public void A_subject_without_versions_takes_anything() => Assert.True(Verdict(CompatibilityLevel.FullTransitive, Avro(Id)).IsCompatible);

    private static SchemaDocument Avro(string fields) => SomeSubject.Document(SomeSubject.Record(fields));

    private static SchemaDocument Json() => SomeSubject.Document("{}", SchemaLanguage.Json);

    private static SchemaVerdict Verdict(CompatibilityLevel level, SchemaDocument candidate, params (int Version, SchemaDocument Document)[] versions) =>
        Assert.IsType<Fact<SchemaVerdict>.Known>(Of(level, candidate, versions)).Value;

    private static Fact<SchemaVerdict> Of(CompatibilityLevel level, SchemaDocument candidate, params (int Version, SchemaDocument Document)[] versions) =>
        OfflineVerdict.Of(level, candidate, NoReferences, [.. versions.Select(version => (version.Version, version.Document, (IReadOnlyDictionary<string, SchemaDocument>)NoReferences))]);
}
