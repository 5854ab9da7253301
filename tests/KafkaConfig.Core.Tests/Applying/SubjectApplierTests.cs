using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Applying;

public sealed class SubjectApplierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SandboxSchemaRegistry _registry;
    private readonly FaultyRegistryWriter _writer;
    private readonly SubjectApplier _applier;
    private readonly SomeControl _control = new();

    public SubjectApplierTests()
    {
        var file = new SandboxFile(Path.Combine(_folder.Path, "cluster.json"), 3);
        _registry = new SandboxSchemaRegistry(file);
        _writer = new FaultyRegistryWriter(new SandboxSchemaRegistryWriter(file));
        _applier = new SubjectApplier(_registry, _writer, TimeProvider.System);
    }

    [Fact]
    public async Task What_is_referred_to_is_registered_first_and_its_new_version_is_what_referrers_get()
    {
        await ApplyAsync(Money(), Order(depth: 1));
        Assert.Equal(["register money", "register order"], _writer.Calls);
        var order = Assert.Single(await _registry.ReadVersionsAsync(["order"], CancellationToken.None)).Fact;
        Assert.Equal([new SchemaReference("acme.Money", "money", 1)], Assert.Single(Assert.IsType<Fact<IReadOnlyList<LiveSchema>>.Known>(order).Value).References);
    }

    [Fact]
    public async Task What_refers_to_a_failed_schema_is_skipped_and_the_rest_goes_on()
    {
        _writer.Refuses = "money";
        var outcomes = await ApplyAsync(Order(depth: 1), Money(), SomeSubject.Register(SomeSubject.Definition("other")));
        Assert.Equal([ApplyStatus.Skipped, ApplyStatus.Failed, ApplyStatus.Done], outcomes.Select(outcome => outcome.Status));
        Assert.Equal("money, which it refers to, is not registered, or its version could not be read", outcomes[0].Why);
    }

    [Fact]
    public async Task The_registrys_version_and_id_are_kept() => Assert.Equal("version 1, id 1", Assert.Single(await ApplyAsync(Money())).Note);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_registration_without_an_answer_is_read_back_before_it_is_sent_again(bool isLostBefore, int calls)
    {
        (_writer.LosesRequests, _writer.LosesAnswers) = (isLostBefore ? 1 : 0, isLostBefore ? 0 : 1);
        Assert.Equal(ApplyStatus.Done, Assert.Single(await ApplyAsync(Money())).Status);
        Assert.Equal(calls, _writer.Calls.Count);
    }

    [Fact]
    public async Task A_referrer_of_a_schema_whose_answer_was_lost_gets_the_version_that_was_read_back()
    {
        _writer.LosesAnswers = 1;
        Assert.All(await ApplyAsync(Money(), Order(depth: 1)), outcome => Assert.Equal(ApplyStatus.Done, outcome.Status));
    }

    [Fact]
    public async Task A_stricter_level_comes_before_the_schema_and_a_weaker_one_after_it()
    {
        var definition = SomeSubject.Definition("money", SomeSubject.Record(name: "Money"));
        await ApplyAsync(
            Level("money", CompatibilityLevel.Backward, CompatibilityLevel.Full), Level("order", CompatibilityLevel.Full, CompatibilityLevel.None), SomeSubject.Register(definition),
            SomeSubject.Register(SomeSubject.Definition("order")));
        Assert.Equal(["level money Full", "register money", "register order", "level order None"], _writer.Calls.Order(Comparer<string>.Create((left, right) => Rank(left).CompareTo(Rank(right)))));
        Assert.Equal("level money Full", _writer.Calls[0]);
        Assert.Equal("level order None", _writer.Calls[^1]);
    }

    [Fact]
    public async Task A_level_that_somebody_else_set_meanwhile_is_left_alone()
    {
        await _writer.SetLevelAsync("order", CompatibilityLevel.FullTransitive, CancellationToken.None);
        _writer.Forget();
        var outcome = Assert.Single(await ApplyAsync(Level("order", CompatibilityLevel.Full, CompatibilityLevel.None)));
        Assert.Equal((ApplyStatus.Failed, "Somebody else set its level since it was planned; plan again."), (outcome.Status, outcome.Why));
        Assert.Empty(_writer.Calls);
    }

    [Fact]
    public async Task A_weaker_level_is_not_set_where_the_schema_before_it_failed()
    {
        _writer.Refuses = "order";
        var outcomes = await ApplyAsync(SomeSubject.Register(SomeSubject.Definition("order")), Level("order", CompatibilityLevel.Full, CompatibilityLevel.None));
        Assert.Equal([ApplyStatus.Failed, ApplyStatus.Skipped], outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public async Task Referrers_are_deleted_before_what_they_refer_to()
    {
        await ApplyAsync(Money(), Order(depth: 1));
        _writer.Forget();
        var outcomes = await ApplyAsync(
            new DeleteSubject(ResourceAddress.Subject("money"), SomeSubject.Live("money")),
            new DeleteSubject(ResourceAddress.Subject("order"), SomeSubject.Live("order", references: new SchemaReference("acme.Money", "money", 1))));
        Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Done, outcome.Status));
        Assert.Equal(["delete order", "delete money"], _writer.Calls);
        Assert.Equal(ApplyStatus.Done, Assert.Single(await ApplyAsync(new EraseSubject(ResourceAddress.Subject("money")))).Status);
        Assert.False(Assert.IsType<Fact<bool>.Known>(Assert.Single(await _registry.ReadHiddenAsync(["money"], CancellationToken.None)).Fact).Value);
    }

    [Fact]
    public async Task An_interrupt_leaves_the_rest_out()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Equal(ApplyStatus.Skipped, Assert.Single(await _applier.ApplyAsync([Money()], _control, cancelled.Token)).Status);
        Assert.Empty(_writer.Calls);
    }

    public void Dispose() => _folder.Dispose();

    private static int Rank(string call) => call switch { "level money Full" => 0, "register money" => 1, "register order" => 2, _ => 3 };

    private static RegisterSchema Money() => SomeSubject.Register(SomeSubject.Definition("money", SomeSubject.Record(name: "Money")));

    private static RegisterSchema Order(int depth) => SomeSubject.Register(
        SomeSubject.Definition("order", SomeSubject.Record("{ \"name\": \"price\", \"type\": \"acme.Money\" }"), depth: depth, references: ("acme.Money", "money", null)), null, new PlannedReference("acme.Money", "money", null, true));

    private static ChangeCompatibility Level(string subject, CompatibilityLevel from, CompatibilityLevel to) =>
        new(ResourceAddress.Subject(subject), null, from, new Sourced<CompatibilityLevel>(to, "file", SomeSubject.Place(subject)), IsNewSubject: false, IsKept: true);

    private async Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(params Change[] changes) => await _applier.ApplyAsync(changes, _control, TestContext.Current.CancellationToken);
}
