using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>The second half of <see cref="SchemaRegistryContract"/>: what a registry refuses, and what deletions leave.</summary>
public abstract class SchemaRegistryRulesContract : SchemaRegistryContract
{
    [Theory]
    [InlineData(CompatibilityLevel.Backward)]
    [InlineData(CompatibilityLevel.BackwardTransitive)]
    [InlineData(CompatibilityLevel.Forward)]
    [InlineData(CompatibilityLevel.ForwardTransitive)]
    [InlineData(CompatibilityLevel.Full)]
    [InlineData(CompatibilityLevel.FullTransitive)]
    [InlineData(CompatibilityLevel.None)]
    public async Task A_level_that_is_set_is_read_back(CompatibilityLevel level)
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")));
        Assert.Null(Known(await registry.ReadLevelsAsync([subject], Token)));
        Assert.Equal(WriteStatus.Done, (await writer.SetLevelAsync(subject, level, Token)).Status);
        Assert.Equal(level == CompatibilityLevel.None && !TellsUnsetLevels ? null : level, Known(await registry.ReadLevelsAsync([subject], Token)));
    }

    [Fact]
    public async Task A_level_may_be_set_before_the_subject_exists()
    {
        var (registry, writer) = await OpenAsync();
        var (subject, other) = (NextName(), NextName());
        Assert.Equal(WriteStatus.Done, (await writer.SetLevelAsync(subject, CompatibilityLevel.Forward, Token)).Status);
        Assert.Equal(CompatibilityLevel.Forward, Known(await registry.ReadLevelsAsync([subject], Token)));
        Assert.Null(await LatestAsync(registry, subject));
        Assert.Equal(SetsLevelsOfAbsentSubjects ? WriteStatus.Done : WriteStatus.Refused, (await writer.SetLevelAsync(other, CompatibilityLevel.None, Token)).Status);
    }

    [Fact]
    public async Task Backward_wants_a_default_for_a_new_field()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")));
        await writer.SetLevelAsync(subject, CompatibilityLevel.Backward, Token);
        await AssertRefusedAsync(registry, writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "extra")));
        await AssertTakenAsync(registry, writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "extra=")));
        await AssertTakenAsync(registry, writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "extra=")));
    }

    [Fact]
    public async Task Forward_wants_a_default_for_a_field_that_goes()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "b=")));
        await writer.SetLevelAsync(subject, CompatibilityLevel.Forward, Token);
        await AssertRefusedAsync(registry, writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "b=")));
        await AssertTakenAsync(registry, writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "c")));
    }

    [Fact]
    public async Task A_transitive_level_looks_at_every_version()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")));
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "b=")));
        var candidate = SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "b"));
        await writer.SetLevelAsync(subject, CompatibilityLevel.BackwardTransitive, Token);
        await AssertRefusedAsync(registry, writer, candidate);
        await writer.SetLevelAsync(subject, CompatibilityLevel.Backward, Token);
        await AssertTakenAsync(registry, writer, candidate);
    }

    [Fact]
    public async Task References_are_kept_and_count()
    {
        var (registry, writer) = await OpenAsync();
        var (address, user) = (NextName(), NextName());
        await RegisterAsync(writer, SomeSchema.Avro(address, SomeSchema.Record(Own("Address"), "street")));
        await RegisterAsync(writer, SomeSchema.Avro(address, SomeSchema.Record(Own("Address"), "street", "town=")));
        var text = SomeSchema.Record(Own("User"), $"home:{Own("Address")}");
        var (one, two) = (new SchemaReference(Own("Address"), address, 1), new SchemaReference(Own("Address"), address, 2));
        Assert.Equal(WriteStatus.Refused, (await writer.RegisterAsync(SomeSchema.Avro(user, text, one with { Version = 9 }), Token)).Result.Status);
        Assert.Equal(WriteStatus.Refused, (await writer.RegisterAsync(SomeSchema.Avro(user, text, one with { Subject = NextName() }), Token)).Result.Status);
        Assert.Equal(1, (await RegisterAsync(writer, SomeSchema.Avro(user, text, one))).Version);
        Assert.Equal([one], (await LatestAsync(registry, user))?.References ?? []);
        Assert.Null(Known(await registry.LookUpAsync([SomeSchema.Avro(user, text, two)], Token)));
        // The same text with another version of what it refers to is another schema.
        Assert.Equal(2, (await RegisterAsync(writer, SomeSchema.Avro(user, text, two))).Version);
        Assert.Equal(1, Known(await registry.LookUpAsync([SomeSchema.Avro(user, text, one)], Token)));
        Assert.Equal([$"{user} version 1", $"{user} version 2"], Known(await registry.ReadReferrersAsync([address], Token)));
        Assert.Empty(Known(await registry.ReadReferrersAsync([user], Token)));
        await writer.SetLevelAsync(user, CompatibilityLevel.Backward, Token);
        var check = Assert.Single(await registry.CheckAsync([SomeSchema.Avro(user, text, one)], Token)).Fact;
        if (ChecksReferences)
            Assert.True(Assert.IsType<Fact<RegistryVerdict>.Known>(check).Value.IsCompatible);
        else
            Assert.NotEmpty(Assert.IsType<Fact<RegistryVerdict>.Unknown>(check).Why);
    }

    [Fact]
    public async Task What_others_refer_to_is_not_deleted()
    {
        var (registry, writer) = await OpenAsync();
        var (address, user) = (NextName(), NextName());
        await RegisterAsync(writer, SomeSchema.Avro(address, SomeSchema.Record(Own("Address"), "street")));
        await RegisterAsync(writer, SomeSchema.Avro(user, SomeSchema.Record(Own("User"), $"home:{Own("Address")}"), new SchemaReference(Own("Address"), address, 1)));
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync(address, isPermanent: false, Token)).Status);
        Assert.NotNull(await LatestAsync(registry, address));
        Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(user, isPermanent: false, Token)).Status);
        if (!SoftDeletionFreesReferences)
        {
            Assert.NotEmpty(Known(await registry.ReadReferrersAsync([address], Token)));
            Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync(address, isPermanent: false, Token)).Status);
            Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(user, isPermanent: true, Token)).Status);
        }

        Assert.Empty(Known(await registry.ReadReferrersAsync([address], Token)));
        Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(address, isPermanent: false, Token)).Status);
    }

    [Fact]
    public async Task A_soft_deletion_hides_and_keeps_ids_and_numbers()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        var schema = SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a"));
        var before = await RegisterAsync(writer, schema);
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync(subject, isPermanent: true, Token)).Status);
        Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(subject, isPermanent: false, Token)).Status);
        Assert.Null(await LatestAsync(registry, subject));
        Assert.Empty(Known(await registry.ReadVersionsAsync([subject], Token)));
        Assert.Null(Known(await registry.LookUpAsync([schema], Token)));
        Assert.DoesNotContain(subject, await registry.ListAsync([], Token));
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync(subject, isPermanent: false, Token)).Status);
        var after = await RegisterAsync(writer, schema);
        Assert.Equal((2, before.Id), (after.Version, after.Id));
        Assert.Equal([2], Known(await registry.ReadVersionsAsync([subject], Token)).Select(version => version.Version));
    }

    [Fact]
    public async Task A_permanent_deletion_lets_the_numbers_start_again()
    {
        var (registry, writer) = await OpenAsync();
        var subject = NextName();
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a")));
        await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "a", "b=")));
        Assert.False(Known(await registry.ReadHiddenAsync([subject], Token)));
        await writer.DeleteAsync(subject, isPermanent: false, Token);
        Assert.True(Known(await registry.ReadHiddenAsync([subject], Token)));
        Assert.Equal(WriteStatus.Done, (await writer.DeleteAsync(subject, isPermanent: true, Token)).Status);
        Assert.False(Known(await registry.ReadHiddenAsync([subject], Token)));
        Assert.Equal(WriteStatus.Refused, (await writer.DeleteAsync(subject, isPermanent: true, Token)).Status);
        Assert.Null(await LatestAsync(registry, subject));
        Assert.Equal(1, (await RegisterAsync(writer, SomeSchema.Avro(subject, SomeSchema.Record(Own("A"), "c")))).Version);
    }

    private static async Task AssertRefusedAsync(ISchemaRegistry registry, ISchemaRegistryWriter writer, NewSchema schema)
    {
        var verdict = Known(await registry.CheckAsync([schema], Token));
        Assert.False(verdict.IsCompatible);
        Assert.NotEmpty(verdict.Messages);
        var registration = await writer.RegisterAsync(schema, Token);
        Assert.Equal(WriteStatus.Refused, registration.Result.Status);
        Assert.NotEmpty(registration.Result.Why ?? "");
        Assert.Null(registration.Id);
    }

    private static async Task AssertTakenAsync(ISchemaRegistry registry, ISchemaRegistryWriter writer, NewSchema schema)
    {
        var verdict = Known(await registry.CheckAsync([schema], Token));
        Assert.True(verdict.IsCompatible, string.Join('\n', verdict.Messages));
        Assert.Empty(verdict.Messages);
        await RegisterAsync(writer, schema);
    }
}
